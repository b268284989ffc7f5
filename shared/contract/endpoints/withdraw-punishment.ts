import * as z from 'zod'
import { changed, revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { id, lines } from '../values'

export const withdrawPunishment = defineEndpoint({
  name: 'withdrawPunishment',
  method: 'post',
  path: '/punishments/{punishmentId}/withdrawal',
  summary: '撤销处分',
  who: 'punishment.keep',
  params: { punishmentId: id },
  body: () => z.strictObject({ revision, reason: lines(1, 300).meta({ title: '撤销原因' }) }),
  output: () => changed,
  errors: ['own-record', 'conflict', 'revision-conflict'],
})
