import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'
import { countOrOption } from '../count-or-option'

/** 评定得分 as it is written in a ruleset file. */
export const assessedScoreClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('assessed-score'),
  full: amount,
  /** how often it is to be done; as often earns full marks, and for less the document prints no rate */
  required: countOrOption.optional(),
})

export type AssessedScoreClause = z.output<typeof assessedScoreClause>
