import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 达到平均或明显提升 as it is written in a ruleset file. */
export const meanOrBetterClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('mean-or-better'),
  loss: amount,
})

export type MeanOrBetterClause = z.output<typeof meanOrBetterClause>
