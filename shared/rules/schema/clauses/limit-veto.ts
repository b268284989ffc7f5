import * as z from 'zod'
import { amountOrZero } from '../amount'
import { clauseBase } from '../clause-base'

/** 不足一线即否决 as it is written in a ruleset file. */
export const limitVetoClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('limit-veto'),
  below: amountOrZero,
  unit: z.string().min(1),
  at_most: amountOrZero.optional(),
})

export type LimitVetoClause = z.output<typeof limitVetoClause>
