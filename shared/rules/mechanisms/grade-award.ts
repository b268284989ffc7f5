import type { GradeAwardClause } from '../schema/clauses/grade-award'
import { compileGrades } from './grade-table'
import type { Mechanism } from './mechanism'

/** 等次加分: one grade of a closed table decides the points won. */
export const gradeAward: Mechanism<GradeAwardClause> = {
  name: 'grade-award',
  compile: ({ award }, { labels }) => compileGrades('award', award, labels),
}
