/** A day as people write it: 11月20日. @param day YYYY-MM-DD */
export function writtenDay(day: string): string {
  const [, month = '', date = ''] = day.split('-')
  return `${Number(month)}月${Number(date)}日`
}

/** A day with its year, as a ruleset's version is named: 2026年1月1日. @param day YYYY-MM-DD */
export function writtenDate(day: string): string {
  return `${day.slice(0, 4)}年${writtenDay(day)}`
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** An instant on Shanghai's calendar and clock: 11月20日 09:05. @param instant RFC 3339 in UTC, as the API writes it */
export function writtenInstant(instant: string): string {
  const shifted = new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString()
  return `${writtenDay(shifted.slice(0, 10))} ${shifted.slice(11, 16)}`
}
