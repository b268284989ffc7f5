import * as z from 'zod'
import { amount, amountOrZero } from '../amount'
import { clauseBase } from '../clause-base'

/** 越限扣分 as it is written in a ruleset file. */
export const limitLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('limit-loss'),
  loss: amount,
  limit: amountOrZero,
  /** 以上 includes the limit, 超过 does not, 低于 is below it */
  charged: z.enum(['at-least', 'more-than', 'fewer-than']),
  unit: z.string().min(1),
  /** true: the figure is a count of days, months, terms or times, so that a part of one is refused */
  whole: z.boolean().default(false),
  /** what lies between two days, where the figure is a span of time */
  span: z.enum(['days', 'months', 'years']).optional(),
  /** the most the figure can be: 100 for a percentage */
  at_most: amountOrZero.optional(),
  /** true: each case costs; false: once, however many cases */
  each: z.boolean().default(false),
})

export type LimitLossClause = z.output<typeof limitLossClause>
