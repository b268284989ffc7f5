import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** How the clause is written in a ruleset file. */
export const heavyLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('heavy-loss'),
  loss: z.tuple([amount, amount]),
  only_if: z
    .union([
      z.strictObject({ vacant_months: z.number().int().min(1) }),
      z.strictObject({ among_last: z.number().int().min(1) }),
    ])
    .optional(),
})

export type HeavyLossClause = z.output<typeof heavyLossClause>
