import * as z from 'zod'
import { amountOrZero } from '../schema/amount'
import { clauseBase } from '../schema/clause-base'
import { compileGrades } from './grade-table'
import type { Mechanism } from './mechanism'

/** 等次扣分: one grade of a closed table decides the points lost. */
export const gradeLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('grade-loss'),
  /** grade → points lost; zero for the good ones */
  loss: z.record(z.string(), amountOrZero),
})

export const gradeLoss: Mechanism<z.output<typeof gradeLossClause>> = {
  name: 'grade-loss',
  compile: ({ loss }, { labels }) => compileGrades('loss', loss, labels),
}
