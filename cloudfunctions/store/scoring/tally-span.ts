import type { CivilDate } from '../../../shared/values/civil-date'

/** The year that is added up, and the day up to which it is. */
export interface TallySpan {
  readonly year: number
  readonly from: CivilDate
  readonly to: CivilDate
  readonly asOf: CivilDate
}
