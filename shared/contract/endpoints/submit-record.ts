import { submission } from '../../records/contents'
import { defineEndpoint } from '../endpoint'
import { recordStep } from '../record-answers'

export const submitRecord = defineEndpoint({
  name: 'submitRecord',
  method: 'post',
  path: '/records',
  summary: '填报一条记录',
  who: 'record.submit',
  body: () => submission,
  output: () => recordStep,
  errors: ['future-date', 'out-of-range', 'idempotency-mismatch'],
})
