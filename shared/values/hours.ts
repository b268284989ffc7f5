import { AppError } from './app-error'
import { parsePoints } from './points'

declare const quartersBrand: unique symbol

/** A length of time as a whole number of quarters of an hour: 2.5 hours is 10. */
export type QuarterHours = number & { readonly [quartersBrand]: true }

const LARGEST_HOURS = 10_000

/**
 * Reads hours written in decimals; only whole quarters of an hour are taken.
 * @throws AppError `not-a-number`, `negative`, `precision` or `out-of-range`
 */
export function parseHours(written: unknown): QuarterHours {
  const hundredths = parsePoints(written)
  if (hundredths < 0) throw new AppError('negative', `时长不能是负数：${String(written)}`)
  if (hundredths % 25 !== 0) throw new AppError('precision', `时长以一刻钟（0.25 小时）为单位：${String(written)}`)
  if (hundredths > LARGEST_HOURS * 100) throw new AppError('out-of-range', `时长过大：${String(written)}`)
  return (hundredths / 25) as QuarterHours
}

/** Writes quarter hours as hours without needless zeros: 10 as "2.5". */
export function formatHours(quarters: number): string {
  return String(quarters / 4)
}
