import * as z from 'zod'
import { clauseBase } from '../clause-base'

/** 学时任务 as it is written in a ruleset file. */
export const hoursTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('hours-task'),
  hours: z.number().int().min(1).max(1000),
  sessions: z.number().int().min(1).max(100).optional(),
  /** true where the document asks it of people in general, so that one may be excused with a reason (H6) */
  excusable: z.boolean().default(false),
})

export type HoursTaskClause = z.output<typeof hoursTaskClause>
