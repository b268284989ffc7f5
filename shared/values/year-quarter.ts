import { AppError } from './app-error'
import { type CivilDate, civilDate, daysInMonth, isYear, partsOf } from './civil-date'

declare const yearQuarterBrand: unique symbol

/** A calendar quarter, written YYYYQn; strings of this form order as the quarters do. */
export type YearQuarter = string & { readonly [yearQuarterBrand]: true }

/** Reads a quarter written YYYYQn. @throws AppError `not-a-date` */
export function parseYearQuarter(written: unknown): YearQuarter {
  const match = typeof written === 'string' ? /^(\d{4})Q[1-4]$/.exec(written) : null
  if (match && isYear(Number(match[1]))) return written as YearQuarter
  throw new AppError('not-a-date', `“${String(written)}”不是季度，应写作 2026Q1 这样的形式`)
}

export function quarterOf(date: CivilDate): YearQuarter {
  const { year, month } = partsOf(date)
  return `${year}Q${Math.ceil(month / 3)}` as YearQuarter
}

export function firstDayOfQuarter(quarter: YearQuarter): CivilDate {
  return civilDate(Number(quarter.slice(0, 4)), Number(quarter.slice(5)) * 3 - 2, 1)
}

export function lastDayOfQuarter(quarter: YearQuarter): CivilDate {
  const year = Number(quarter.slice(0, 4))
  const month = Number(quarter.slice(5)) * 3
  return civilDate(year, month, daysInMonth(year, month))
}

export function nextQuarter(quarter: YearQuarter): YearQuarter {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))]
  return (number === 4 ? `${year + 1}Q1` : `${year}Q${number + 1}`) as YearQuarter
}
