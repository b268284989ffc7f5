import { addDays, type CivilDate, civilDate } from './civil-date'
import { firstDayOf, lastDayOf, monthOf, nextMonth, type YearMonth } from './year-month'
import { lastDayOfQuarter, nextQuarter, quarterOf, type YearQuarter } from './year-quarter'

/** A span of civil days, both ends included. */
export interface Window {
  readonly from: CivilDate
  readonly to: CivilDate
}

/** 1 January to 31 December. */
export function calendarYear(year: number): Window {
  return { from: civilDate(year, 1, 1), to: civilDate(year, 12, 31) }
}

/** The year that ends on a given day of `year`: (2020, 12, 15) is 2019-12-16 to 2020-12-15. */
export function yearEnding(year: number, month: number, day: number): Window {
  return { from: addDays(civilDate(year - 1, month, day), 1), to: civilDate(year, month, day) }
}

export function contains(window: Window, date: CivilDate): boolean {
  return window.from <= date && date <= window.to
}

/** The last day of the window that has come by the end of `asOf`. */
export function lastDayBy(window: Window, asOf: CivilDate): CivilDate {
  return asOf < window.to ? asOf : window.to
}

/** The months that lie in the window as a whole and have ended by the end of `asOf`. */
export function endedMonths(window: Window, asOf: CivilDate): YearMonth[] {
  const ended: YearMonth[] = []
  for (let month = monthOf(window.from); lastDayOf(month) <= window.to; month = nextMonth(month)) {
    if (lastDayOf(month) > asOf) break
    if (firstDayOf(month) >= window.from) ended.push(month)
  }
  return ended
}

/** The quarters whose last day lies in the window and that have ended by the end of `asOf`. */
export function endedQuarters(window: Window, asOf: CivilDate): YearQuarter[] {
  const ended: YearQuarter[] = []
  for (let quarter = quarterOf(window.from); lastDayOfQuarter(quarter) <= window.to; quarter = nextQuarter(quarter)) {
    if (lastDayOfQuarter(quarter) > asOf) break
    ended.push(quarter)
  }
  return ended
}

/** The months of the window that begin on or after `date`: full months of membership since joining. */
export function fullMonthsFrom(window: Window, date: CivilDate): number {
  return endedMonths(window, window.to).filter((month) => firstDayOf(month) >= date).length
}
