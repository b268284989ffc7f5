import { addDays, type CivilDate, civilDate, daysInMonth, partsOf } from './civil-date'
import { monthOf, type YearMonth } from './year-month'
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
  const first = firstWholeMonth(window.from)
  return Array.from({ length: endedMonthCount(window, asOf) }, (_, at) => monthAt(first + at))
}

/** How many months lie in the window as a whole and have ended by the end of `asOf`. */
export function endedMonthCount(window: Window, asOf: CivilDate): number {
  return wholeMonths(window.from, asOf < window.to ? asOf : window.to)
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
  return wholeMonths(date > window.from ? date : window.from, window.to)
}

/** Scoring asks for these counts for every member, so they are arithmetic on month numbers, not a walk. */
function wholeMonths(from: CivilDate, to: CivilDate): number {
  const { year, month, day } = partsOf(to)
  const last = year * 12 + month - 1 - (day === daysInMonth(year, month) ? 0 : 1)
  return Math.max(0, last - firstWholeMonth(from) + 1)
}

/** The number of the first month that begins on or after a day: months since year 0. */
function firstWholeMonth(date: CivilDate): number {
  const { year, month, day } = partsOf(date)
  return year * 12 + month - 1 + (day === 1 ? 0 : 1)
}

function monthAt(number: number): YearMonth {
  return monthOf(civilDate(Math.floor(number / 12), (number % 12) + 1, 1))
}
