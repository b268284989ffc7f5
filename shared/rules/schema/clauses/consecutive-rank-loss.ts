import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** How the clause is written in a ruleset file. */
export const consecutiveRankLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('consecutive-rank-loss'),
  loss: amount,
  /** how many at the end of the list are meant */
  last: z.number().int().min(1).max(100),
  /** the flag raised for each quarter charged, as `<flag>:2019Q3` */
  flag: z.string().min(1),
  /** switches: pairs may share a quarter; the year before counts towards the first quarter */
  overlap: z.strictObject({ option: z.string() }),
  carry_over: z.strictObject({ option: z.string() }),
})

export type ConsecutiveRankLossClause = z.output<typeof consecutiveRankLossClause>
