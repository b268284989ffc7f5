import type { GradeLossClause } from '../schema/clauses/grade-loss'
import { compileGrades } from './grade-table'
import type { Mechanism } from './mechanism'

/** 等次扣分: one grade of a closed table decides the points lost. */
export const gradeLoss: Mechanism<GradeLossClause> = {
  name: 'grade-loss',
  compile: ({ loss }, { labels }) => compileGrades('loss', loss, labels),
}
