import * as z from 'zod'
import { year } from './answers'
import { civilDate, points } from './values'

const line = z.strictObject({
  clause: z.string().meta({ title: '条款' }),
  label: z.string().meta({ title: '名称' }),
  /** document, section and number */
  cite: z.string().meta({ title: '出处' }),
  state: z.enum(['met', 'unmet', 'no-evidence', 'not-applicable']).meta({ title: '依据' }),
  points,
  /** what the clause alone would take or give; differs from `points` where a limit cut it */
  before_limit: points,
  limit: points.nullable(),
  /** points that do not count now: awaiting the close, or uncounted by policy */
  pending: points.nullable(),
  facts: z.string().meta({ title: '事实' }),
  arithmetic: z.string().meta({ title: '算式' }),
  remarks: z.array(z.string()).readonly().meta({ title: '说明' }),
  flags: z.array(z.string()).readonly().meta({ title: '标记' }),
})

const scored = {
  ruleset: z.string().meta({ title: '规则' }),
  version: civilDate,
  hash: z.string().meta({ title: '校验码' }),
  asOf: civilDate,
  basis: z.enum(['interim', 'closed']).meta({ title: '年中或已结' }),
  total: points,
  band: z.string().nullable().meta({ title: '分数档' }),
  standing: z.string().nullable().meta({ title: '等次' }),
}

/** The indices of one subject, one for each ruleset that is adopted. */
export const indices = z.strictObject({
  items: z.array(
    z.strictObject({
      ...scored,
      title: z.string().meta({ title: '规则名称' }),
      year,
      flags: z.array(z.string()).readonly().meta({ title: '标记' }),
      lines: z.array(line).readonly().meta({ title: '分项' }),
    }),
  ),
})

export const indexHistory = z.strictObject({ items: z.array(z.strictObject(scored)) })
