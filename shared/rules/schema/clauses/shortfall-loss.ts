import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'
import { countOrOption } from '../count-or-option'

/** 按缺额扣分 as it is written in a ruleset file. */
export const shortfallLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('shortfall-loss'),
  /** points for each one missing */
  loss: amount,
  unit: z.string().min(1),
  /** how many the period asks for; left out where the document prints no number and none can be set */
  required: countOrOption.optional(),
  /** how many the document names where it leaves its list open: what silence lacks, while more may be found lacking */
  named: z.number().int().min(1).max(100).optional(),
  /** true when the number is asked of each of several groups, so that the shortfalls of all add up */
  each_group: z.boolean().default(false),
  /** the most the clause can take, where its own wording stops it */
  at_most_loss: amount.optional(),
  /** the flag raised when a list shows that a sub-period went without although the year's number is there (D4) */
  uneven: z.string().optional(),
})

export type ShortfallLossClause = z.output<typeof shortfallLossClause>
