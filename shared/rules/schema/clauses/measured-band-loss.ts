import * as z from 'zod'
import { amountOrZero } from '../amount'
import { clauseBase } from '../clause-base'

/** 按成绩分档扣分 as it is written in a ruleset file. */
export const measuredBandLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('measured-band-loss'),
  unit: z.string().min(1),
  /** half-open bands in rising order: each holds from its figure up to the next band's */
  bands: z.array(z.strictObject({ from: amountOrZero, loss: amountOrZero })).min(2),
  /** the most there can be */
  at_most: amountOrZero.optional(),
  /** points lost by who did not take part */
  absent: amountOrZero.optional(),
})

export type MeasuredBandLossClause = z.output<typeof measuredBandLossClause>
