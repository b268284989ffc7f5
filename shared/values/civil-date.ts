import { AppError } from './app-error'

declare const civilDateBrand: unique symbol

/**
 * A day in the civil calendar of Asia/Shanghai, written YYYY-MM-DD. Strings of this form order as the
 * days do, so `<` and `===` compare them.
 */
export type CivilDate = string & { readonly [civilDateBrand]: true }

/** China keeps +08:00 the whole year; a fixed offset does not depend on the zone of phone or server. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})$/
/** What lies before or after is a slip of the pen, or somebody trying what a database does not take. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2999]

/** Reads a day written YYYY-MM-DD that exists. @throws AppError `not-a-date` */
export function parseCivilDate(written: unknown): CivilDate {
  const match = typeof written === 'string' ? WRITTEN.exec(written) : null
  if (match) {
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
    const exists = isYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    if (exists) return written as CivilDate
  }
  throw new AppError('not-a-date', `“${String(written)}”不是日期，应写作 2026-01-31 这样的形式`)
}

/** Whether a text is a day that `parseCivilDate` takes. */
export function isWrittenDate(written: string): boolean {
  try {
    parseCivilDate(written)
    return true
  } catch {
    return false
  }
}

/** Whether days, months and quarters of a year are taken. */
export function isYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

export function civilDate(year: number, month: number, day: number): CivilDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CivilDate
}

/** The civil day in Asia/Shanghai at an instant (milliseconds since 1970-01-01T00:00Z). */
export function civilDateAt(instantMs: number): CivilDate {
  return fromDayNumber(Math.floor((instantMs + SHANGHAI_OFFSET_MS) / DAY_MS))
}

/** The instant at which a civil day begins in Asia/Shanghai, in milliseconds since 1970-01-01T00:00Z. */
export function startOfDay(date: CivilDate): number {
  return toDayNumber(date) * DAY_MS - SHANGHAI_OFFSET_MS
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(toDayNumber(date) + days)
}

/** Days from one day to another; negative when the other is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

/** The same day `months` later, clamped to the month's end: 31 August and 6 months is 28 or 29 February. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const toYear = Math.floor(index / 12)
  const toMonth = (index % 12) + 1
  return civilDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** Whole months from one day to a later one; a month is complete on the clamped same day. 0 when not later. */
export function completedMonths(from: CivilDate, to: CivilDate): number {
  if (to <= from) return 0
  const [start, end] = [partsOf(from), partsOf(to)]
  const months = (end.year - start.year) * 12 + end.month - start.month
  return addMonths(from, months) <= to ? months : months - 1
}

export function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (DAYS[month - 1] as number)
}

function toDayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date)
  return Date.UTC(year, month - 1, day) / DAY_MS
}

function fromDayNumber(days: number): CivilDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10) as CivilDate
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
