import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { wholeInQuery } from '../values'

export const verifyAudit = defineEndpoint({
  name: 'verifyAudit',
  method: 'get',
  path: '/audit/verification',
  summary: '核验审计记录的封存',
  who: 'audit.verify',
  query: () => ({ from: wholeInQuery(1, 999_999_999).meta({ title: '从第几封起' }).optional() }),
  output: () =>
    z.strictObject({
      seals: z.int().meta({ title: '完好的封数' }),
      rows: z.int().meta({ title: '行数' }),
      head: z.string().meta({ title: '封头' }),
      broken: z
        .strictObject({
          number: z.int().meta({ title: '第几封' }),
          why: z.enum(['seal-missing', 'chain-broken', 'rows-changed', 'rows-without-seal']).meta({ title: '原因' }),
        })
        .nullable(),
      next: z.int().nullable().meta({ title: '从此续验' }),
      unsealed: z.int().meta({ title: '待封的行数' }),
    }),
  errors: [],
})
