import * as z from 'zod'
import { clauseBase } from '../clause-base'

/** 程序环节 as it is written in a ruleset file. */
export const processStepClause = z.strictObject({ ...clauseBase, mechanism: z.literal('process-step') })

export type ProcessStepClause = z.output<typeof processStepClause>
