import * as z from 'zod'
import { clauseBase } from '../clause-base'

/** 清单任务 as it is written in a ruleset file. */
export const taskClause = z.strictObject({ ...clauseBase, mechanism: z.literal('task') })

export type TaskClause = z.output<typeof taskClause>
