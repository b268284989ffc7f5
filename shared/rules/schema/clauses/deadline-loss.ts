import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** How the clause is written in a ruleset file. */
export const deadlineLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('deadline-loss'),
  loss: amount,
  /** the last month in which it may be done; that month's last day included */
  by_end_of_month: z.number().int().min(1).max(12),
  /** the switch that says whether late is as good as never */
  late_is_unmet: z.strictObject({ option: z.string() }),
})

export type DeadlineLossClause = z.output<typeof deadlineLossClause>
