import * as z from 'zod'
import { revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { recordStep } from '../record-answers'
import { id, lines } from '../values'

export const withdrawRecord = defineEndpoint({
  name: 'withdrawRecord',
  method: 'post',
  path: '/records/{recordId}/withdrawal',
  summary: '撤回还没有审定的记录',
  who: 'record.withdraw',
  params: { recordId: id },
  body: () => z.strictObject({ revision, reason: lines(1, 300).nullable().meta({ title: '原因' }) }),
  output: () => recordStep,
  errors: ['conflict', 'revision-conflict'],
})
