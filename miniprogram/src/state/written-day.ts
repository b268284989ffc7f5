import { addDays, civilDateAt, parseCivilDate, partsOf } from '../../../shared/values/civil-date'

const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** A day as people write it: 11月20日, with the year where it is another than today's. */
export function writtenDay(day: string, today: string): string {
  const { year, month, day: of } = partsOf(parseCivilDate(day))
  return `${day.slice(0, 4) === today.slice(0, 4) ? '' : `${year}年`}${month}月${of}日`
}

/** A day with its year, as a ruleset's version is named: 2026年1月1日. @param day YYYY-MM-DD */
export function writtenDate(day: string): string {
  return `${Number(day.slice(0, 4))}年${writtenDay(day, day)}`
}

/** An instant on Shanghai's calendar and clock: 11月20日 09:05. @param instant RFC 3339 in UTC, as answers carry it */
export function writtenInstant(instant: string, today: string): string {
  return `${writtenDay(dayOf(instant), today)} ${timeInShanghai(instant)}`
}

/** The day in Asia/Shanghai on which something happened. @param instant RFC 3339 in UTC, as answers carry it */
export function dayOf(instant: string): string {
  return civilDateAt(Date.parse(instant))
}

/** 今天, 明天, 还有 6 天; 昨天 and earlier as a date. */
export function untilDay(day: string, today: string): string {
  if (day < today) return writtenDay(day, today)
  if (day === today) return '今天'
  if (day === dayAfter(today, 1)) return '明天'
  return `还有 ${(Date.parse(day) - Date.parse(today)) / 86_400_000} 天`
}

export function dayAfter(day: string, days: number): string {
  return addDays(parseCivilDate(day), days)
}

/** The time of day in Asia/Shanghai, as 09:30. @param instant RFC 3339 in UTC */
export function timeInShanghai(instant: string): string {
  const minutes = Math.floor((Date.parse(instant) + SHANGHAI_OFFSET_MS) / 60_000) % (24 * 60)
  const two = (part: number) => `${part < 10 ? '0' : ''}${part}`
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
