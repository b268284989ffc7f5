import { AppError } from '../../values/app-error'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'

/** The one fact of a clause that is measured or judged once a period. @throws AppError `too-many` */
export function onlyFact(facts: readonly Fact[]): Fact | undefined {
  if (facts.length > 1) throw new AppError('too-many', `同一条在一个周期内只填一次，这里有 ${facts.length} 条`)
  return facts[0]
}

/** “5 × 2.00 = 10.00” */
export function product(count: number, rate: number): string {
  return `${count} × ${formatPoints(rate)} = ${formatPoints(count * rate)}`
}
