import * as z from 'zod'
import { clauseBase } from '../clause-base'

/** How the clause is written in a ruleset file. */
export const falsificationClause = z.strictObject({ ...clauseBase, mechanism: z.literal('falsification') })

export type FalsificationClause = z.output<typeof falsificationClause>
