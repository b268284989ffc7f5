import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** How the clause is written in a ruleset file. */
export const hoursAccrualClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('hours-accrual'),
  earns: z.union([
    z.strictObject({ award: amount, full_hours: z.number().int().min(1).max(1000) }),
    z.strictObject({ award_an_hour: amount, above_hours: z.number().int().min(1).max(1000) }),
  ]),
})

export type HoursAccrualClause = z.output<typeof hoursAccrualClause>
