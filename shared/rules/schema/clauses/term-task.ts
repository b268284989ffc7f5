import * as z from 'zod'
import { clauseBase } from '../clause-base'
import { countOrOption } from '../count-or-option'

/** 按期换届 as it is written in a ruleset file. */
export const termTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('term-task'),
  term_years: countOrOption,
})

export type TermTaskClause = z.output<typeof termTaskClause>
