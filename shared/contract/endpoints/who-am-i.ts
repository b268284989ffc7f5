import * as z from 'zod'
import { type Action, actions } from '../../access/actions'
import { roleName } from '../../access/roles'
import { personClass } from '../../people/person'
import { defineEndpoint } from '../endpoint'
import { cityChoice } from '../sign-in'
import { civilDate, id } from '../values'

const action = z.enum(Object.keys(actions) as [Action, ...Action[]])

export const whoAmI = defineEndpoint({
  name: 'whoAmI',
  method: 'get',
  path: '/me',
  summary: '我是谁：所在支部、任职、可办的事',
  who: 'signed-in',
  output: () =>
    z.strictObject({
      personId: id,
      name: z.string().meta({ title: '姓名' }),
      class: personClass,
      today: civilDate.meta({ title: '今天' }),
      city: cityChoice,
      membership: z.strictObject({ branchId: id, groupId: id.nullable() }).nullable().meta({ title: '所在支部' }),
      roles: z
        .array(
          z.strictObject({
            role: roleName,
            organisationId: id,
            from: civilDate.meta({ title: '任职起日' }),
            until: civilDate.nullable().meta({ title: '任职止日' }),
          }),
        )
        .meta({ title: '任职' }),
      organisations: z.array(z.strictObject({ id, name: z.string() })).meta({ title: '组织名称' }),
      actions: z.array(action).meta({ title: '可办的事' }),
      otherCities: z.array(cityChoice).meta({ title: '其他城市' }),
    }),
  errors: ['busy'],
})
