import * as z from 'zod'
import { rowId, year } from '../answers'
import { defineEndpoint } from '../endpoint'
import { civilDate, text } from '../values'

const optionValue = z.union([
  z.number(),
  z.boolean(),
  z.string().max(20),
  z.null(),
  z.record(z.string().max(60), z.string().max(60)),
])

export const adoptRuleset = defineEndpoint({
  name: 'adoptRuleset',
  method: 'post',
  path: '/adoptions',
  summary: '采用一个规则版本',
  who: 'ruleset.adopt',
  body: () =>
    z.strictObject({
      ruleset: text(3, 80).meta({ title: '规则' }),
      version: civilDate,
      year,
      options: z.record(z.string().max(80), optionValue).meta({ title: '参数' }),
      /** option → why a clause that policy leaves uncounted is counted all the same */
      reasons: z.record(z.string().max(80), text(1, 300)).meta({ title: '理由' }),
    }),
  output: () => z.strictObject({ id: rowId, hash: z.string().meta({ title: '校验码' }) }),
  errors: ['ruleset-not-found', 'option-invalid', 'out-of-range', 'conflict', 'busy'],
})
