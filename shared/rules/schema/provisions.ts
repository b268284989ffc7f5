import * as z from 'zod'
import { civilDateText } from './civil-date-text'
import { clauseId } from './clause-base'

const provisionBase = {
  id: clauseId,
  label: z.string().min(1).max(24),
  cite: z.string().min(1),
  rulings: z
    .array(z.string().regex(/^[A-Z]\d+[a-z]?$/))
    .min(1)
    .optional(),
  note: z.string().optional(),
}

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '写作 03-31 这样的月-日')

/**
 * When something falls due. `every`: so many times in each sub-period, by its last day; `yearly_by`: by
 * this day of the year (02-29 is the last day of February), or of the year after; `on_or_before`: once,
 * by a date; `within_months`: so many months after what sets it off; `unstated`: the document gives none.
 */
const due = z.union([
  z.strictObject({
    every: z.enum(['week', 'month', 'two-months', 'quarter', 'half-year', 'year', 'two-years']),
    times: z.number().int().min(1).max(60).default(1),
  }),
  z.strictObject({ yearly_by: monthDay, year: z.enum(['same', 'next']).default('same') }),
  z.strictObject({ from: civilDateText.optional(), on_or_before: civilDateText }),
  z.strictObject({ within_months: z.number().int().min(1).max(60), after: z.string().min(1) }),
  z.strictObject({ unstated: z.literal(true) }),
])

const plain = z.strictObject(provisionBase)
const dated = z.strictObject({
  ...provisionBase,
  /** what is to be done, said to those who do it; the label names the document's row and may be a mere noun */
  task: z.string().min(1).max(30).optional(),
  due,
})

/** A share or a number that all subjects together should reach; shown as advice, never enforced. */
const target = z.strictObject({
  ...provisionBase,
  /** standings that count; left out where the document counts something else */
  standings: z.array(z.string()).min(1).optional(),
  at_least: z.union([
    z.strictObject({ percent: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/) }),
    z.strictObject({ count: z.number().int().min(1) }),
    z.strictObject({ yuan_each: z.number().int().min(1) }),
    z.strictObject({ rising: z.literal(true) }),
    z.strictObject({ unstated: z.literal(true) }),
  ]),
  /** true where the document says about, not at least */
  about: z.boolean().default(false),
  /** true where the count adds to what there was before */
  added: z.boolean().default(false),
  /** from what number of something the target is asked */
  of_at_least: z.strictObject({ count: z.number().int().min(1), of: z.string().min(1) }).optional(),
  by: civilDateText.optional(),
  /** what of a branch's roster the count is of, where records can say */
  counts: z.enum(['groups', 'committees']).optional(),
  /** the clause on which an assessor may enter a finding when records do not meet the target */
  proposes: clauseId.optional(),
})

/** A limit on a form or on what may be handed in; the limit itself is allowed. */
const limit = z.strictObject({
  ...provisionBase,
  at_least: z.number().int().min(0).optional(),
  at_most: z.number().int().min(1).optional(),
  unit: z.string().min(1),
})

const step = z.strictObject({
  ...provisionBase,
  /** its place in a process of several steps */
  order: z.number().int().min(1).optional(),
  by: z.string().min(1).optional(),
  due: due.optional(),
})

const role = z.strictObject({ ...provisionBase, who: z.string().min(1).optional() })

const list = <Row extends z.ZodType>(row: Row) => z.array(row).default([])

/**
 * What a document lays down beside what it scores. Duties and deadlines feed reminders, steps the
 * assessment, targets the standings, limits and forms the screens.
 */
export const provisions = {
  duties: list(dated),
  deadlines: list(dated),
  steps: list(step),
  targets: list(target),
  limits: list(limit),
  documents: list(plain),
  forms: list(plain),
  roles: list(role),
  /** how a score is put together, and what follows from it */
  rules: list(plain),
  effects: list(plain),
  /** aims and measures without a figure */
  aims: list(plain),
}

export const PROVISION_KINDS = [
  'duties',
  'deadlines',
  'steps',
  'targets',
  'limits',
  'documents',
  'forms',
  'roles',
  'rules',
  'effects',
  'aims',
] as const satisfies readonly (keyof typeof provisions)[]
