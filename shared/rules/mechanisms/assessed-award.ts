import { AppError } from '../../values/app-error'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { AssessedAwardClause } from '../schema/clauses/assessed-award'
import { hasReason, measuredDecimal } from './facts-reading'
import type { Mechanism } from './mechanism'

/** 酌情加分: the committee decides the figure, with its reason; only the item's cap bounds it. */
export const assessedAward: Mechanism<AssessedAwardClause> = {
  name: 'assessed-award',
  compile: () => ({
    effect: 'award',
    slots: 1,
    rates: [1],
    fields: ['value', 'matter'],
    kinds: ['award', 'grade', 'finding', 'score', 'amount'],
    read: (facts) => [facts.reduce((sum, fact) => sum + decided(fact), 0)],
    amount: (row, at) => row[at] as number,
    facts: (row, at) => (row[at] === 0 ? '没有评定' : `评定 ${formatPoints(row[at] as number)} 分`),
    arithmetic: (row, at) => (row[at] === 0 ? '不加' : `加 ${formatPoints(row[at] as number)}`),
  }),
}

function decided(fact: Fact): number {
  if (fact.value === undefined || fact.value === null) throw new AppError('grade-missing', '没有填写评定的分值')
  const points = measuredDecimal(fact.value)
  if (!hasReason(fact)) throw new AppError('condition-not-met', '酌情加分须写明理由')
  return points
}
