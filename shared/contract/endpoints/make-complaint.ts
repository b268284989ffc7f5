import * as z from 'zod'
import { changed } from '../answers'
import { defineEndpoint } from '../endpoint'
import { id, lines } from '../values'

export const makeComplaint = defineEndpoint({
  name: 'makeComplaint',
  method: 'post',
  path: '/complaints',
  summary: '提意见或建议',
  who: 'signed-in',
  body: () =>
    z.strictObject({
      clientId: id,
      to: z.enum(['organ-committee', 'works-committee']).meta({ title: '提给' }),
      text: lines(5, 1000).meta({ title: '意见' }),
    }),
  output: () => changed,
  errors: ['conflict', 'idempotency-mismatch'],
})
