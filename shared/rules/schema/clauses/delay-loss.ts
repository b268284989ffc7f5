import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 逾期扣分 as it is written in a ruleset file. */
export const delayLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('delay-loss'),
  /** points from so many full months on, in rising order; 0 months: any delay at all */
  steps: z.array(z.strictObject({ from_months: z.number().int().min(0), loss: amount })).min(1),
})

export type DelayLossClause = z.output<typeof delayLossClause>
