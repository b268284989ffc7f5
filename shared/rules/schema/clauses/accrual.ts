import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 累计加分 as it is written in a ruleset file. */
export const accrualClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('accrual'),
  /** points for one unit */
  award: amount,
  unit: z.string().min(1),
  /** the most units there can be in a period */
  at_most: z.number().int().min(1).optional(),
  /** true when the units are quarters and those before the member joined are granted */
  quarters_before_joining: z.boolean().default(false),
})

export type AccrualClause = z.output<typeof accrualClause>
