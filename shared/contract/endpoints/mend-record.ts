import * as z from 'zod'
import { recordContent } from '../../records/contents'
import { revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { recordStep } from '../record-answers'
import { id } from '../values'

export const mendRecord = defineEndpoint({
  name: 'mendRecord',
  method: 'put',
  path: '/records/{recordId}',
  summary: '修改还没有审定的记录',
  who: 'record.submit',
  params: { recordId: id },
  body: () => z.strictObject({ revision, record: recordContent }),
  output: () => recordStep,
  errors: ['future-date', 'out-of-range', 'conflict', 'revision-conflict'],
})
