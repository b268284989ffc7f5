import * as z from 'zod'
import { clauseBase } from '../clause-base'

/** 一票否决 as it is written in a ruleset file. */
export const vetoClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('veto'),
  /** true where the document leaves open what it is for, so that a reason must be written */
  needs_reason: z.boolean().default(false),
})

export type VetoClause = z.output<typeof vetoClause>
