import type { CivilDate } from '../../values/civil-date'
import type { Window } from '../../values/window'
import type { Fact } from './fact'
import type { SubjectTraits } from './subject-traits'

/** What is known of one subject for one period. */
export interface FactRow {
  readonly facts: readonly Fact[]
  readonly subject: SubjectTraits
  /** what it means that nothing is said of a clause: all well, or nobody has shown it */
  readonly absent: 'satisfied' | 'no-evidence'
}

/** The period that is scored and the day up to whose end facts count. */
export interface ScoringDates {
  readonly period: Window
  readonly asOf: CivilDate
}
