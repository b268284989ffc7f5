import { AppError } from '../../values/app-error'
import type { Fact } from '../facts/fact'

/**
 * Reads a yes-or-no finding: true means that the loss or veto applies.
 * @throws AppError `not-graded` when a figure stands where only yes or no is asked
 */
export function saysYes(fact: Fact): boolean {
  if (typeof fact.value === 'boolean') return fact.value
  throw new AppError('not-graded', `此条只填 true（有）或 false（无），不能填“${String(fact.value ?? '')}”`)
}
