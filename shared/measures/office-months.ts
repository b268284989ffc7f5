import type { CivilDate } from '../values/civil-date'
import { endedMonths, type Window } from '../values/window'
import { firstDayOf, lastDayOf } from '../values/year-month'

/** Days on which somebody held an office, the first and the last; null while it goes on. */
export interface OfficeSpan {
  readonly from: CivilDate
  readonly until: CivilDate | null
}

/** How many months of a period somebody held an office from their first to their last day, as a member. */
export function officeMonths(spans: readonly OfficeSpan[], joined: CivilDate, period: Window): number {
  // Most members hold none.
  if (spans.length === 0) return 0
  return endedMonths(period, period.to).filter(
    (month) =>
      firstDayOf(month) >= joined &&
      spans.some(({ from, until }) => from <= firstDayOf(month) && (until === null || until >= lastDayOf(month))),
  ).length
}
