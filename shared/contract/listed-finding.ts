import * as z from 'zod'
import { revision, rowId } from './answers'
import { civilDate, instant } from './values'

/** What was found about somebody in a year. */
export const listedFindings = z.strictObject({
  items: z.array(
    z.strictObject({
      id: rowId,
      ruleset: z.string().meta({ title: '规则' }),
      clause: z.string().meta({ title: '条款' }),
      fact: z.record(z.string(), z.unknown()).meta({ title: '认定内容' }),
      happenedOn: civilDate,
      document: z.string().nullable().meta({ title: '文号' }),
      reason: z.string().nullable().meta({ title: '理由' }),
      state: z.enum(['standing', 'withdrawn']).meta({ title: '状态' }),
      revision,
      enteredBy: rowId.meta({ title: '录入人' }),
      enteredAt: instant,
      files: z.array(rowId).readonly().meta({ title: '附件' }),
    }),
  ),
})
