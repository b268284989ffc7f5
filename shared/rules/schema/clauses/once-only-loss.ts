import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 是非扣分 as it is written in a ruleset file. */
export const onceOnlyLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('once-only-loss'),
  loss: amount,
})

export type OnceOnlyLossClause = z.output<typeof onceOnlyLossClause>
