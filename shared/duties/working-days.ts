import { AppError } from '../values/app-error'
import { addDays, type CivilDate, partsOf, startOfDay } from '../values/civil-date'
import { firstDayOf, type YearMonth } from '../values/year-month'

/** A year's public holidays as published: which days are off, and which weekend days are worked instead. */
export interface CalendarYear {
  readonly year: number
  readonly daysOff: readonly CivilDate[]
  readonly workDays: readonly CivilDate[]
}

const DAY_MS = 86_400_000

/**
 * Whether a day is worked. A year that is not published has no answer: treating its holidays as ordinary days would
 * be a guess.
 * @throws AppError `condition-not-met` for a year that is not among `years`
 */
export function isWorkingDay(years: readonly CalendarYear[], day: CivilDate): boolean {
  const { year } = partsOf(day)
  const calendar = years.find((one) => one.year === year)
  if (!calendar) throw new AppError('condition-not-met', `${year} 年的放假安排还没有录入，请工委工作人员录入后再办`)
  if (calendar.daysOff.includes(day)) return false
  return calendar.workDays.includes(day) || !isWeekend(day)
}

/** The first day of a month that is worked. @throws AppError `condition-not-met` for a year that is not published */
export function firstWorkingDay(years: readonly CalendarYear[], month: YearMonth): CivilDate {
  let day = firstDayOf(month)
  while (!isWorkingDay(years, day)) day = addDays(day, 1)
  return day
}

/** Saturday or Sunday. 1 January 1970 was a Thursday, so that day 2 of the count was the first Saturday. */
export function isWeekend(day: CivilDate): boolean {
  const number = Math.round((startOfDay(day) - startOfDay('1970-01-01' as CivilDate)) / DAY_MS)
  return (((number - 2) % 7) + 7) % 7 < 2
}
