import * as z from 'zod'
import { clauseBase } from '../clause-base'

/** 酌情加分 as it is written in a ruleset file. */
export const assessedAwardClause = z.strictObject({ ...clauseBase, mechanism: z.literal('assessed-award') })

export type AssessedAwardClause = z.output<typeof assessedAwardClause>
