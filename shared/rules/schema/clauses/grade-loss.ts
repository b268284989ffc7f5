import * as z from 'zod'
import { amountOrZero } from '../amount'
import { clauseBase } from '../clause-base'

/** 等次扣分 as it is written in a ruleset file. */
export const gradeLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('grade-loss'),
  /** grade → points lost; zero for the good ones */
  loss: z.record(z.string(), amountOrZero),
})

export type GradeLossClause = z.output<typeof gradeLossClause>
