import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { id } from '../values'

/** One acceptance of a template is one message: the phone tells which templates a tap has just accepted. */
export const keepMessageCredits = defineEndpoint({
  name: 'keepMessageCredits',
  method: 'post',
  path: '/mine/message-credits',
  summary: '登记刚同意的一次性订阅，一次同意可发一条',
  who: 'signed-in',
  body: () =>
    z.strictObject({
      clientId: id,
      templates: z
        .array(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/))
        .min(1)
        .max(3)
        .meta({ title: '同意的模板' }),
    }),
  output: () => z.strictObject({ kept: z.int().min(1).max(3).meta({ title: '登记的次数' }) }),
  errors: ['idempotency-mismatch'],
})
