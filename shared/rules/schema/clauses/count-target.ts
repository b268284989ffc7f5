import * as z from 'zod'
import { civilDateText } from '../civil-date-text'
import { clauseBase } from '../clause-base'

/** 目标数 as it is written in a ruleset file. */
export const countTargetClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('count-target'),
  unit: z.string().min(1),
  at_least: z.number().int().min(1),
  by: civilDateText,
})

export type CountTargetClause = z.output<typeof countTargetClause>
