import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatPoints, parsePoints } from '../../values/points'
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

/**
 * A measured decimal in hundredths, from 0 up to a most where there is one.
 * @throws AppError `not-a-number`, `precision`, `negative` or `out-of-range`
 */
export function measuredDecimal(written: unknown, most?: number): number {
  const measured = parsePoints(written)
  if (measured < 0) throw new AppError('negative', `数值不能是负数：${formatPoints(measured)}`)
  if (most !== undefined && measured > most) {
    throw new AppError('out-of-range', `数值 ${formatPoints(measured)} 超过 ${formatPoints(most)}`)
  }
  return measured
}

/** A published rank among so many. @throws AppError `out-of-range` when it cannot be */
export function publishedRank(written: unknown, of: number): number {
  const rank = parseCount(written)
  if (rank < 1 || rank > of) throw new AppError('out-of-range', `名次 ${rank} 不在 1 至 ${of} 之间`)
  return rank
}

/** A grade of a closed table. @throws AppError `unknown-level` */
export function gradeOf(fact: Fact, grades: readonly string[]): string {
  const grade = fact.level ?? fact.value
  if (typeof grade === 'string' && grades.includes(grade)) return grade
  throw new AppError('unknown-level', `没有“${String(grade ?? '')}”这一等次，可用：${grades.join('、')}`)
}

/** What stands behind a judgement: an assessor's reason, the fact in words or a document. */
export function hasReason({ reason, say, document }: Fact): boolean {
  return [reason, say, document].some((text) => text !== undefined && text.trim() !== '')
}
