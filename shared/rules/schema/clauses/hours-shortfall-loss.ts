import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** How the clause is written in a ruleset file. */
export const hoursShortfallLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('hours-shortfall-loss'),
  /** points for one missing hour */
  loss: amount,
  /** hours of a full year */
  hours: z.number().int().min(1).max(1000),
  /** hours of a full year in office */
  office_hours: z.number().int().min(1).max(1000),
})

export type HoursShortfallLossClause = z.output<typeof hoursShortfallLossClause>
