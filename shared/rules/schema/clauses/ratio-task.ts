import * as z from 'zod'
import { clauseBase } from '../clause-base'

const percent = z.number().int().min(1).max(100)

/** 配比任务 as it is written in a ruleset file. */
export const ratioTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('ratio-task'),
  least_percent: percent,
  usual_percent: percent,
})

export type RatioTaskClause = z.output<typeof ratioTaskClause>
