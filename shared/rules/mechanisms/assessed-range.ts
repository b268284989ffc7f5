import { AppError } from '../../values/app-error'
import { formatPoints, parsePoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { AssessedRangeClause } from '../schema/clauses/assessed-range'
import { onlyFact } from './facts-reading'
import type { Mechanism } from './mechanism'

/** 视情扣分: an assessor enters the figure within a closed range; any hundredth of a point will do. */
export const assessedRange: Mechanism<AssessedRangeClause> = {
  name: 'assessed-range',
  compile: ({ loss: [least, most], each_matter: eachMatter }) => ({
    effect: 'loss',
    slots: 1,
    rates: [1],
    fields: ['value', 'matter'],
    kinds: ['finding'],
    read: (facts) => {
      if (!eachMatter) onlyFact(facts)
      return [facts.reduce((sum, fact) => sum + grade(fact, least, most), 0)]
    },
    amount: (row, at) => row[at] as number,
    facts: (row, at) => (row[at] === 0 ? '未评定扣分' : `评定 ${formatPoints(row[at] as number)} 分`),
    arithmetic: (row, at) =>
      row[at] === 0
        ? '不扣'
        : `在 ${formatPoints(least)}–${formatPoints(most)} 之间评定 ${formatPoints(row[at] as number)}`,
  }),
}

/**
 * The assessor's figure in hundredths; a figure outside the range is a slip and is never cut to fit.
 * @throws AppError `grade-missing`, `not-a-number`, `precision`, `negative` or `out-of-range`
 */
export function grade(fact: Fact, least: number, most: number): number {
  if (fact.value === undefined || fact.value === null) throw new AppError('grade-missing', '没有填写评定的分值')
  const points = parsePoints(fact.value)
  if (points < 0) throw new AppError('negative', `评定分值不能是负数：${formatPoints(points)}`)
  if (points < least || points > most) {
    throw new AppError(
      'out-of-range',
      `评定分值 ${formatPoints(points)} 不在 ${formatPoints(least)}–${formatPoints(most)} 之内`,
    )
  }
  return points
}
