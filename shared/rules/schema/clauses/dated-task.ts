import * as z from 'zod'
import { civilDateText } from '../civil-date-text'
import { clauseBase } from '../clause-base'

/** 限期任务 as it is written in a ruleset file. */
export const datedTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('dated-task'),
  by: civilDateText,
})

export type DatedTaskClause = z.output<typeof datedTaskClause>
