import * as z from 'zod'
import { clauseBase } from '../clause-base'

/** 空缺补齐 as it is written in a ruleset file. */
export const vacancyTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('vacancy-task'),
  within_months: z.number().int().min(1).max(60),
})

export type VacancyTaskClause = z.output<typeof vacancyTaskClause>
