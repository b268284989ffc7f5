import { AppError } from './app-error'

declare const pointsBrand: unique symbol

/** An amount of points as a whole number of hundredths: 1.50 points is 150. */
export type Points = number & { readonly [pointsBrand]: true }

const DECIMAL = /^([+-]?)(\d{1,9})(?:\.(\d+))?$/

/**
 * Reads points written in decimals ("1.5", 1.5, "-2.00") into hundredths.
 * @throws AppError `not-a-number`, or `precision` for a third decimal
 */
export function parsePoints(written: unknown): Points {
  const match = decimalParts(written)
  const [, sign, whole = '', fraction = ''] = match
  if (fraction.length > 2) throw new AppError('precision', `“${String(written)}”多于两位小数`)
  const size = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return (sign === '-' && size !== 0 ? -size : size) as Points
}

/** Takes a computed count of hundredths as points. @throws RangeError when it is not a whole number */
export function pointsFromHundredths(hundredths: number): Points {
  if (!Number.isSafeInteger(hundredths)) throw new RangeError(`not a whole number of hundredths: ${hundredths}`)
  return (hundredths === 0 ? 0 : hundredths) as Points
}

/** Writes points with two decimals: 150 as "1.50", -5 as "-0.05". */
export function formatPoints(points: number): string {
  const size = Math.abs(points)
  const fraction = String(size % 100).padStart(2, '0')
  return `${points < 0 ? '-' : ''}${Math.floor(size / 100)}.${fraction}`
}

/** Splits a written decimal into sign, whole and fraction. @throws AppError `not-a-number` */
export function decimalParts(written: unknown): RegExpExecArray {
  const text = typeof written === 'number' ? String(written) : written
  const match = typeof text === 'string' ? DECIMAL.exec(text.trim()) : null
  if (!match) throw new AppError('not-a-number', `“${String(written)}”不是数字`)
  return match
}
