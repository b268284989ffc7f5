import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 配比不足扣分 as it is written in a ruleset file. */
export const ratioLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('ratio-loss'),
  loss: amount,
  least_percent: z.number().int().min(1).max(100),
})

export type RatioLossClause = z.output<typeof ratioLossClause>
