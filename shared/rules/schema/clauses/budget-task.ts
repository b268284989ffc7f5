import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 人均经费 as it is written in a ruleset file. */
export const budgetTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('budget-task'),
  yuan_each: amount,
})

export type BudgetTaskClause = z.output<typeof budgetTaskClause>
