import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 连续两年扣分 as it is written in a ruleset file. */
export const consecutiveYearsLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('consecutive-years-loss'),
  loss: amount,
  grade: z.string().min(1),
  /** every grade there is */
  grades: z.array(z.string()).min(2),
})

export type ConsecutiveYearsLossClause = z.output<typeof consecutiveYearsLossClause>
