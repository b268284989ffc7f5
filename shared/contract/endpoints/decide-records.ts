import * as z from 'zod'
import { type ErrorCode, errorCodes } from '../../values/error-codes'
import { revision, rowId } from '../answers'
import { defineEndpoint } from '../endpoint'
import { recordState } from '../record-answers'
import { id, lines } from '../values'

export const decideRecords = defineEndpoint({
  name: 'decideRecords',
  method: 'post',
  path: '/records/decisions',
  summary: '通过、退回或暂缓记录，一条或多条',
  who: 'record.approve',
  body: () =>
    z.strictObject({
      step: z.enum(['approve', 'return', 'hold']).meta({ title: '决定' }),
      /** must be given when something is returned or held */
      reason: lines(1, 300).nullable().meta({ title: '原因' }),
      records: z.array(z.strictObject({ id, revision })).min(1).max(100).meta({ title: '记录' }),
    }),
  output: () =>
    z.strictObject({
      items: z.array(
        z.strictObject({
          id: rowId,
          done: z.boolean().meta({ title: '已办' }),
          state: recordState.nullable(),
          revision: revision.nullable(),
          error: z
            .strictObject({
              code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
              message: z.string(),
            })
            .nullable(),
        }),
      ),
    }),
  errors: [],
})
