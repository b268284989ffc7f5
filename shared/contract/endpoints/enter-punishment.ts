import * as z from 'zod'
import { changed } from '../answers'
import { defineEndpoint } from '../endpoint'
import { punishmentLevel } from '../punishment-level'
import { civilDate, id, text } from '../values'

export const enterPunishment = defineEndpoint({
  name: 'enterPunishment',
  method: 'post',
  path: '/punishments',
  summary: '录入处分',
  who: 'punishment.keep',
  body: () =>
    z.strictObject({
      clientId: id,
      personId: id,
      level: punishmentLevel,
      matter: text(1, 60).nullable().meta({ title: '事项（不写姓名）' }),
      decidedOn: civilDate,
      document: text(1, 60).meta({ title: '文号' }),
    }),
  output: () => changed,
  errors: ['own-record', 'duplicate-matter', 'future-date', 'out-of-range', 'idempotency-mismatch'],
})
