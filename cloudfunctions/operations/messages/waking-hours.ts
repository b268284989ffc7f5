import { addDays, civilDateAt, startOfDay } from '../../../shared/values/civil-date'

const HOUR_MS = 3_600_000

/** Nothing is pushed before nine and from eight in the evening on. */
const FROM = 9 * HOUR_MS
const UNTIL = 20 * HOUR_MS

/** The instant itself, or the next nine o'clock in Asia/Shanghai when it falls into quiet hours. */
export function withinWakingHours(instant: number): number {
  const day = civilDateAt(instant)
  const sinceMidnight = instant - startOfDay(day)
  if (sinceMidnight < FROM) return startOfDay(day) + FROM
  return sinceMidnight < UNTIL ? instant : startOfDay(addDays(day, 1)) + FROM
}
