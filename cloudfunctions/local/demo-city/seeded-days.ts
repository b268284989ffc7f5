import {
  addDays,
  type CivilDate,
  civilDate,
  parseCivilDate,
  partsOf,
  startOfDay,
} from '../../../shared/values/civil-date'
import type { Random } from './random'

export const YEAR = 2026

/** The day on which the demo begins. Its morning is the last of the past. */
export const LAST_DAY: CivilDate = parseCivilDate('2026-11-19')

/** The months that the city has lived through, the last of them in part. */
export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const

/** A working day in the middle of a month, clear of the long holidays. */
export function workdayOf(random: Random, month: number): CivilDate {
  const day = civilDate(YEAR, month, month === 2 ? random.whole(3, 11) : random.whole(8, 17))
  return weekday(day) < 6 ? day : addDays(day, 2)
}

/** A Saturday of a month. */
export function saturdayOf(random: Random, month: number): CivilDate {
  const day = civilDate(YEAR, month, month === 2 ? random.whole(1, 7) : random.whole(8, 14))
  return addDays(day, 6 - weekday(day))
}

/** Any day of a month that the past still holds. */
export function anyDayOf(random: Random, month: number): CivilDate {
  const day = civilDate(YEAR, month, random.whole(1, 28))
  return day > LAST_DAY ? civilDate(YEAR, month, 1 + (partsOf(day).day % 19)) : day
}

/** Monday 1 to Sunday 7. */
function weekday(day: CivilDate): number {
  // 1970-01-01 was a Thursday.
  const days = Math.round((startOfDay(day) - startOfDay(parseCivilDate('1970-01-01'))) / 86_400_000)
  return ((days + 3) % 7) + 1
}
