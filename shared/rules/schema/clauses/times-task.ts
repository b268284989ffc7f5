import * as z from 'zod'
import { clauseBase } from '../clause-base'

/** 次数任务 as it is written in a ruleset file. */
export const timesTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('times-task'),
  unit: z.string().min(1),
  times: z.number().int().min(1).max(60),
  each: z.enum(['year', 'half-year', 'quarter']),
})

export type TimesTaskClause = z.output<typeof timesTaskClause>
