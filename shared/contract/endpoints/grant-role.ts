import * as z from 'zod'
import { roleName } from '../../access/roles'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, revised } from '../values'

export const grantRole = defineEndpoint({
  name: 'grantRole',
  method: 'post',
  path: '/roles',
  summary: '任职',
  who: 'role.grant',
  body: () =>
    z.strictObject({
      personId: id.meta({ title: '党员' }),
      organisationId: id.meta({ title: '任职的组织' }),
      role: roleName,
      from: civilDate.meta({ title: '任职起日' }),
      until: civilDate.nullable().meta({ title: '任职止日' }),
    }),
  output: () => revised,
  errors: ['own-record', 'above-level', 'conflict', 'out-of-range', 'busy'],
})
