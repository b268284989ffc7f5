import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** How the clause is written in a ruleset file. */
export const overdueLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('overdue-loss'),
  loss: amount,
  unit: z.string().min(1),
  /** true: once, however many bodies */
  once: z.boolean().default(false),
  /** up to and including so many months late; later is another clause's business */
  within_months: z.number().int().min(1).optional(),
})

export type OverdueLossClause = z.output<typeof overdueLossClause>
