import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 视情扣分 as it is written in a ruleset file. */
export const assessedRangeClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('assessed-range'),
  /** least and most the assessor may take */
  loss: z.tuple([amount, amount]),
  /** true when each matter is judged by itself and the figures add up */
  each_matter: z.boolean().default(false),
})

export type AssessedRangeClause = z.output<typeof assessedRangeClause>
