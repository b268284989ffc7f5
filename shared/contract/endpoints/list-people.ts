import * as z from 'zod'
import { roleName } from '../../access/roles'
import { personClass } from '../../people/person'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, page, pageQuery } from '../values'

export const listPeople = defineEndpoint({
  name: 'listPeople',
  method: 'get',
  path: '/people',
  summary: '我范围内的党员，按姓名排列',
  who: 'people.read',
  query: () => ({ ...pageQuery, organisationId: id.meta({ title: '组织' }).optional() }),
  output: () =>
    page(
      z.strictObject({
        id,
        name: z.string().meta({ title: '姓名' }),
        class: personClass,
        branchId: id,
        groupId: id.nullable(),
        joinedOn: civilDate.meta({ title: '入党日期' }),
        roles: z.array(z.strictObject({ role: roleName, organisationId: id })).meta({ title: '任职' }),
        bound: z.boolean().meta({ title: '已绑定微信' }),
      }),
    ),
  errors: ['busy'],
})
