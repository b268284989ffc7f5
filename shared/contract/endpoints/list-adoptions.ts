import * as z from 'zod'
import { rowId, year } from '../answers'
import { defineEndpoint } from '../endpoint'
import { civilDate, instant, wholeInQuery } from '../values'

export const listAdoptions = defineEndpoint({
  name: 'listAdoptions',
  method: 'get',
  path: '/adoptions',
  summary: '本市采用过的规则',
  who: 'signed-in',
  query: () => ({ year: wholeInQuery(2000, 2999).meta({ title: '年度' }).optional() }),
  output: () =>
    z.strictObject({
      items: z.array(
        z.strictObject({
          id: rowId,
          ruleset: z.string().meta({ title: '规则' }),
          version: civilDate,
          subject: z.enum(['member', 'branch', 'organ', 'organisation']).meta({ title: '对象' }),
          year,
          options: z.record(z.string(), z.unknown()).meta({ title: '参数' }),
          reasons: z.record(z.string(), z.string()).meta({ title: '理由' }),
          hash: z.string().meta({ title: '校验码' }),
          adoptedAt: instant,
          endedAt: instant.nullable(),
        }),
      ),
    }),
  errors: [],
})
