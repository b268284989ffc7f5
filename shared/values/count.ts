import { AppError } from './app-error'
import { decimalParts } from './points'

/** No honest count of cases, people or meetings in one period comes near this. */
const LARGEST_COUNT = 100_000

/**
 * Reads a count: a whole number from 0 up.
 * @throws AppError `not-a-number`, `negative`, `not-whole` or `out-of-range`
 */
export function parseCount(written: unknown): number {
  const [, sign, whole, fraction] = decimalParts(written)
  if (sign === '-') throw new AppError('negative', `数量不能是负数：${String(written)}`)
  if (fraction !== undefined && /[^0]/.test(fraction)) {
    throw new AppError('not-whole', `数量必须是整数：${String(written)}`)
  }
  const count = Number(whole)
  if (count > LARGEST_COUNT) throw new AppError('out-of-range', `数量过大：${String(written)}`)
  return count
}
