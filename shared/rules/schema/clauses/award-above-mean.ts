import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** How the clause is written in a ruleset file. */
export const awardAboveMeanClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('award-above-mean'),
  award: z.tuple([amount, amount]),
})

export type AwardAboveMeanClause = z.output<typeof awardAboveMeanClause>
