import * as z from 'zod'
import { amountOrZero } from '../amount'
import { clauseBase } from '../clause-base'

/** 等次加分 as it is written in a ruleset file. */
export const gradeAwardClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('grade-award'),
  /** grade → points won */
  award: z.record(z.string(), amountOrZero),
})

export type GradeAwardClause = z.output<typeof gradeAwardClause>
