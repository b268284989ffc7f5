import * as z from 'zod'
import { revision, rowId } from '../answers'
import { defineEndpoint } from '../endpoint'
import { punishmentLevel } from '../punishment-level'
import { civilDate, id } from '../values'

export const listPunishments = defineEndpoint({
  name: 'listPunishments',
  method: 'get',
  path: '/members/{personId}/punishments',
  summary: '党员的处分',
  who: 'punishment.read',
  params: { personId: id },
  output: () =>
    z.strictObject({
      items: z.array(
        z.strictObject({
          id: rowId,
          level: punishmentLevel,
          matter: z.string().nullable().meta({ title: '事项' }),
          decidedOn: civilDate,
          document: z.string().nullable().meta({ title: '文号' }),
          state: z.enum(['standing', 'withdrawn']).meta({ title: '状态' }),
          revision,
          withdrawnReason: z.string().nullable().meta({ title: '撤销原因' }),
        }),
      ),
    }),
  errors: [],
})
