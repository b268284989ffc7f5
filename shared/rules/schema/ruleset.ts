import * as z from 'zod'
import { amount, amountOrZero } from './amount'
import { civilDateText } from './civil-date-text'
import { clause } from './clause'
import { clauseId } from './clause-base'
import { factWindow } from './fact-window'
import { optionDefinition } from './option-definition'
import { provisions } from './provisions'

const part = z.strictObject({
  id: clauseId,
  label: z.string().min(1).max(24),
  /** the most its clauses can take together, inside the item's weight */
  limit: amount,
})

const item = z
  .strictObject({
    id: clauseId,
    /** left out where the item is one clause and bears its label */
    label: z.string().min(1).max(24).optional(),
    /** marks held from the start, of which losses take at most all */
    weight: amount.optional(),
    /** the most that can be earned, from zero */
    cap: amount.optional(),
    /** smaller limits inside the item, which its clauses name */
    parts: z.array(part).min(1).optional(),
    /** raise `capped:<item>`, or `bonus-capped:<points before the cap>`, when the weight or cap cuts a sum */
    flags: z.array(z.enum(['capped', 'bonus-capped'])).optional(),
    clauses: z.array(clause).min(1),
  })
  .refine(({ weight, cap }) => weight === undefined || cap === undefined, {
    message: '一个项目要么有 weight（先给满分再扣），要么有 cap（从零加起），不能都有',
  })

const section = z.strictObject({
  id: clauseId,
  label: z.string().min(1).max(24),
  /** the total the document declares for it */
  total: amount.optional(),
  /** `minus`: its points are shown as a loss and taken from the total */
  counts: z.enum(['plus', 'minus']).default('plus'),
  /** the option that says from how many points on the section is won by itself; undecided, there is no verdict */
  won_from: z.strictObject({ option: z.string() }).optional(),
  get sections() {
    return z.array(section).optional()
  },
  items: z.array(item).min(1).optional(),
})

const standing = z
  .strictObject({
    label: z.string().min(1),
    /** the document's own line for it */
    clause: clauseId.optional(),
    cite: z.string().min(1).optional(),
    /** from this total on; an option that nobody has set leaves the ruleset without a verdict */
    from: z.union([amountOrZero, z.strictObject({ option: z.string() })]).optional(),
    /** from just above this total on */
    above: amountOrZero.optional(),
    /** advisory share of all subjects, in percent */
    advisory_share: z.number().int().min(1).max(100).optional(),
    /** the step that must be on record, else `await-approval` is raised */
    awaits: clauseId.optional(),
  })
  .refine(({ from, above }) => from === undefined || above === undefined, { message: 'from 与 above 只写其一' })

const standings = z.strictObject({
  /** best first; the last one has no bound and takes what is left */
  bands: z.array(standing).min(2),
  /** the standing that a veto gives, whatever the total */
  veto: z.string().optional(),
  /** raise `rectify` on a veto, and below this total or at this standing */
  rectify: z.union([z.strictObject({ below: amount }), z.strictObject({ standing: z.string() })]).optional(),
  /** a standing on top of another that only a process grants, when all its steps are on record */
  granted: z
    .strictObject({
      label: z.string().min(1),
      clause: clauseId,
      cite: z.string().min(1),
      on: z.string().min(1),
      steps: z.array(clauseId).min(1),
      /** the step that may stand only where the standing below it is reached */
      claim: clauseId,
    })
    .optional(),
})

/** A task is an item; 合格 when no task that applies fails. */
const checklist = z.strictObject({
  qualified: z.string().min(1),
  otherwise: z.string().min(1),
  /** a title on top that a committee designates, and the clause that records it */
  model: z.strictObject({ label: z.string().min(1), clause: clauseId }).optional(),
})

/** A ruleset file: an official scoring document as data. Unknown keys are refused. */
export const rulesetSchema = z.strictObject({
  ruleset: z.string(),
  effective_from: civilDateText,
  title: z.string().min(1),
  subject: z.enum(['member', 'branch', 'organ', 'organisation']),
  source: z.strictObject({
    title: z.string().min(1),
    issuer: z.string().min(1),
    /** the document's number, or null where it bears none */
    number: z.string().nullable(),
    /** as precise as the document dates itself */
    date: z.string().nullable(),
    /** the name used in citations */
    short: z.string().min(1).max(24),
  }),
  window: z.literal('calendar-year'),
  /** further windows, for clauses whose dated facts count by another span than the year */
  windows: z.record(z.string(), factWindow).default({}),
  options: z.record(z.string(), optionDefinition).default({}),
  /** level or rank → its name in Chinese */
  labels: z.record(z.string(), z.string()).default({}),
  /** name of the option that maps givers of honours to levels */
  givers: z.strictObject({ option: z.string() }).optional(),
  /** flags of its own, beside those every ruleset may raise */
  own_flags: z.record(z.string(), z.string()).default({}),
  /** the marks held from the start, as one line of the sheet */
  base: z
    .strictObject({
      clause: clauseId,
      label: z.string(),
      cite: z.string(),
      /** a points option that stands in for a base the document does not print */
      option: z.string().optional(),
    })
    .optional(),
  /** makes the ruleset a list of tasks that are passed or failed, instead of a sum of points */
  checklist: checklist.optional(),
  sections: z.array(section).min(1),
  /** one matter may stand in several of these clauses: refuse the second, or charge the heaviest alone */
  matters: z
    .array(
      z.strictObject({
        clauses: z.array(clauseId).min(2),
        second: z.enum(['refused', 'heaviest-only', 'highest-only']),
        /** a switch that turns the rule off */
        unless: z.string().optional(),
      }),
    )
    .default([]),
  /** counts of several clauses that together cannot pass a number */
  together: z
    .array(z.strictObject({ clauses: z.array(clauseId).min(2), at_most: z.number().int().min(1), unit: z.string() }))
    .default([]),
  total: z.strictObject({
    floor: amountOrZero.nullable(),
    /** where there is no floor: a total this low or lower is shown with a warning */
    warn_at_or_below: amountOrZero.optional(),
  }),
  standings: standings.optional(),
  ...provisions,
  /** sections whose items do not add up to the total the document declares, each with the reason */
  deviations: z.array(z.strictObject({ section: clauseId, sum: amount, reason: z.string().min(1) })).default([]),
})

export type { FactWindow } from './fact-window'
export type Ruleset = z.output<typeof rulesetSchema>
export type Section = z.output<typeof section>
export type Item = z.output<typeof item>
