import { addMonths, type CivilDate } from '../../../shared/values/civil-date'
import { monthOf, type YearMonth } from '../../../shared/values/year-month'

/** The month that lies `back` months before a day's. */
export function monthBefore(today: CivilDate, back: number): YearMonth {
  return monthOf(addMonths(`${monthOf(today)}-01` as CivilDate, -back))
}
