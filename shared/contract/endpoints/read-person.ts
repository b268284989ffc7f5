import * as z from 'zod'
import { roleName } from '../../access/roles'
import { personClass, personFields } from '../../people/person'
import { defineEndpoint } from '../endpoint'
import { civilDate, id } from '../values'

const from = civilDate.meta({ title: '起日' })
const until = civilDate.nullable().meta({ title: '止日' })

export const readPerson = defineEndpoint({
  name: 'readPerson',
  method: 'get',
  path: '/people/{personId}',
  summary: '看一名党员的登记',
  who: 'people.read',
  params: { personId: id.meta({ title: '党员' }) },
  output: () =>
    z.strictObject({
      id,
      ...personFields,
      revision: z.int().meta({ title: '版次' }),
      classes: z.array(z.strictObject({ class: personClass, from })).meta({ title: '类别' }),
      memberships: z
        .array(z.strictObject({ branchId: id, groupId: id.nullable(), from, until }))
        .meta({ title: '组织关系' }),
      roles: z
        .array(z.strictObject({ id, role: roleName, organisationId: id, from, until, revision: z.int() }))
        .meta({ title: '任职' }),
      bound: z.boolean().meta({ title: '已绑定微信' }),
    }),
  errors: ['busy'],
})
