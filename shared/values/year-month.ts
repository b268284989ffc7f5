import { AppError } from './app-error'
import { type CivilDate, civilDate, daysInMonth, isYear, partsOf } from './civil-date'

declare const yearMonthBrand: unique symbol

/** A calendar month, written YYYY-MM; strings of this form order as the months do. */
export type YearMonth = string & { readonly [yearMonthBrand]: true }

/** Reads a month written YYYY-MM. @throws AppError `not-a-date` */
export function parseYearMonth(written: unknown): YearMonth {
  const match = typeof written === 'string' ? /^(\d{4})-(0[1-9]|1[0-2])$/.exec(written) : null
  if (match && isYear(Number(match[1]))) return written as YearMonth
  throw new AppError('not-a-date', `“${String(written)}”不是月份，应写作 2026-01 这样的形式`)
}

export function monthOf(date: CivilDate): YearMonth {
  return date.slice(0, 7) as YearMonth
}

export function firstDayOf(month: YearMonth): CivilDate {
  return `${month}-01` as CivilDate
}

export function lastDayOf(month: YearMonth): CivilDate {
  const { year, month: number } = partsOf(firstDayOf(month))
  return civilDate(year, number, daysInMonth(year, number))
}
