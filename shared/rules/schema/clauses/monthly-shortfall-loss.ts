import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** How the clause is written in a ruleset file. */
export const monthlyShortfallLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('monthly-shortfall-loss'),
  /** points for each one short */
  loss: amount,
  unit: z.string().min(1),
  each_month: z.number().int().min(1).max(60),
  /** by what shortages are counted; a switch may turn months into the year's total */
  by: z.union([z.enum(['month', 'year']), z.strictObject({ year_if: z.string() })]).default('month'),
  /** from so many short on, and when there is nothing at all, these points in place of the sum */
  replaced_by: z.strictObject({ from: z.number().int().min(1), loss: amount }).optional(),
  /** the flag raised when a month fell short although the year's total is there */
  uneven: z.string().optional(),
})

export type MonthlyShortfallLossClause = z.output<typeof monthlyShortfallLossClause>
