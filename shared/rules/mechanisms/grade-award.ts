import * as z from 'zod'
import { amountOrZero } from '../schema/amount'
import { clauseBase } from '../schema/clause-base'
import { compileGrades } from './grade-table'
import type { Mechanism } from './mechanism'

/** 等次加分: one grade of a closed table decides the points won. */
export const gradeAwardClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('grade-award'),
  /** grade → points won */
  award: z.record(z.string(), amountOrZero),
})

export const gradeAward: Mechanism<z.output<typeof gradeAwardClause>> = {
  name: 'grade-award',
  compile: ({ award }, { labels }) => compileGrades('award', award, labels),
}
