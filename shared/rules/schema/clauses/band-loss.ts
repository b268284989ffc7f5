import * as z from 'zod'
import { amountOrZero } from '../amount'
import { clauseBase } from '../clause-base'

/** 分档扣分 as it is written in a ruleset file. */
export const bandLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('band-loss'),
  unit: z.string().min(1),
  /** half-open bands in rising order: each holds from its count up to the next band's */
  bands: z.array(z.strictObject({ from: z.number().int().min(0), loss: amountOrZero })).min(2),
  /** the most there can be */
  at_most: z.number().int().min(1).optional(),
})

export type BandLossClause = z.output<typeof bandLossClause>
