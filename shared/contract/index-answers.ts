import * as z from 'zod'
import { year } from './answers'
import { recordKind } from './record-answers'
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
  /** what the ruleset notes beside the clause, such as whose duty it is; null where it notes nothing */
  note: z.string().nullable().meta({ title: '附注' }),
})

/** The document's own order: sections with their items; a section withheld for discipline has no items. */
const sheetSection = z.strictObject({
  id: z.string(),
  label: z.string().meta({ title: '部分' }),
  depth: z.int().min(0).meta({ title: '层次' }),
  /** full marks, or the cap; null where there is none */
  total: points.nullable(),
  points,
  /** whether it is won by itself, such as a star; null where it cannot be or nobody has decided */
  won: z.boolean().nullable().meta({ title: '是否评上' }),
  items: z
    .array(
      z.strictObject({
        id: z.string(),
        label: z.string().meta({ title: '项目' }),
        /** `held`: full marks that losses reduce; `earned`: from zero up to a cap; `open`: neither; `task`: passed or not */
        kind: z.enum(['held', 'earned', 'open', 'task']).meta({ title: '算法' }),
        limit: points.nullable(),
        points,
        mark: z.enum(['有', '无', '通过', '不过', '不适用']).nullable(),
        clauses: z.array(z.string()).readonly().meta({ title: '条款' }),
        /** the kinds of the member's own records that it adds up */
        records: z.array(recordKind).readonly().meta({ title: '所据记录' }),
      }),
    )
    .readonly(),
})

/** What would reach the next standing at the least effort. */
const nextStanding = z.strictObject({
  standing: z.string().meta({ title: '下一等次' }),
  missing: points,
  /** null when nothing that can still be influenced reaches it */
  steps: z
    .array(
      z.strictObject({
        clause: z.string(),
        label: z.string().meta({ title: '名称' }),
        units: z.int().min(1).meta({ title: '再做几个' }),
        from: z.string().meta({ title: '现在' }),
        to: z.string().meta({ title: '做了以后' }),
        gain: points,
      }),
    )
    .readonly()
    .nullable(),
})

/** Something the roster gives an assessor to look at; nothing is entered by it. */
const proposed = z.strictObject({
  clause: z.string().meta({ title: '条款' }),
  label: z.string().meta({ title: '名称' }),
  /** the target of the document that the roster does not meet */
  provision: z.string(),
  target: z.string().meta({ title: '所据条文' }),
  cite: z.string().meta({ title: '出处' }),
  have: z.int().min(0).meta({ title: '现有' }),
  least: z.int().min(1).meta({ title: '应有' }),
  members: z.int().min(0).meta({ title: '党员人数' }),
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
      /** from the best to the last, which has no line */
      bands: z
        .array(z.strictObject({ label: z.string(), from: points.nullable() }))
        .readonly()
        .meta({ title: '分数线' }),
      sheet: z.array(sheetSection).readonly().meta({ title: '各部分' }),
      next: nextStanding.nullable().meta({ title: '离下一等次' }),
      flags: z.array(z.string()).readonly().meta({ title: '标记' }),
      lines: z.array(line).readonly().meta({ title: '分项' }),
      proposed: z.array(proposed).readonly().meta({ title: '提请认定' }),
    }),
  ),
})

export const indexHistory = z.strictObject({ items: z.array(z.strictObject(scored)) })
