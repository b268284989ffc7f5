import { type CivilDate, civilDate, daysInMonth, partsOf } from './civil-date'

declare const yearQuarterBrand: unique symbol

/** A calendar quarter, written YYYYQn; strings of this form order as the quarters do. */
export type YearQuarter = string & { readonly [yearQuarterBrand]: true }

export function quarterOf(date: CivilDate): YearQuarter {
  const { year, month } = partsOf(date)
  return `${year}Q${Math.ceil(month / 3)}` as YearQuarter
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
