import * as z from 'zod'
import { clauseBase } from '../clause-base'

/** 抽查降级 as it is written in a ruleset file. */
export const spotDemotionClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('spot-demotion'),
  /** how a fact names a standing → the standing */
  to: z.record(z.string(), z.string()),
})

export type SpotDemotionClause = z.output<typeof spotDemotionClause>
