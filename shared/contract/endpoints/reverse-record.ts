import * as z from 'zod'
import { revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { recordStep } from '../record-answers'
import { id, lines } from '../values'

export const reverseRecord = defineEndpoint({
  name: 'reverseRecord',
  method: 'post',
  path: '/records/{recordId}/reversal',
  summary: '冲销已通过的记录',
  who: 'record.reverse',
  params: { recordId: id },
  body: () => z.strictObject({ revision, reason: lines(1, 300).meta({ title: '原因' }) }),
  output: () => recordStep,
  errors: ['conflict', 'revision-conflict'],
})
