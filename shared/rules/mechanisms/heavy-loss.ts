import { AppError } from '../../values/app-error'
import { completedMonths } from '../../values/civil-date'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { HeavyLossClause } from '../schema/clauses/heavy-loss'
import { grade } from './assessed-range'
import { onlyFact, publishedRank } from './facts-reading'
import type { Mechanism, Reading } from './mechanism'

/**
 * 重扣: the assessor takes an amount within a closed range from the total, once a clause a period. Where
 * the clause names a measured condition, figures entered with the amount must bear it out.
 */
export const heavyLoss: Mechanism<HeavyLossClause> = {
  name: 'heavy-loss',
  compile: (clause) => {
    const [least, most] = clause.loss
    return {
      effect: 'loss',
      slots: 1,
      rates: [1],
      fields: ['value', 'from', 'to', 'rank', 'of', 'matter'],
      kinds: ['heavy', 'finding', 'occurrence', 'event', 'vacancy', 'ranks'],
      read: (facts, reading) => {
        const fact = onlyFact(facts)
        if (!fact) return [0]
        checkCondition(fact, clause, reading)
        return [grade(fact, least, most)]
      },
      amount: (row, at) => row[at] as number,
      facts: (row, at) => (row[at] === 0 ? '无' : `重扣 ${formatPoints(row[at] as number)} 分`),
      arithmetic: (row, at) =>
        row[at] === 0
          ? '不扣'
          : `在 ${formatPoints(least)}–${formatPoints(most)} 之间定 ${formatPoints(row[at] as number)}`,
    }
  },
}

function checkCondition(fact: Fact, { only_if: condition }: HeavyLossClause, { asOf }: Reading): void {
  if (condition === undefined) return
  if ('vacant_months' in condition && fact.from !== undefined) {
    const months = completedMonths(fact.from, fact.to ?? asOf)
    if (months >= condition.vacant_months) return
    throw new AppError('condition-not-met', `空缺满 ${months} 个月，不到 ${condition.vacant_months} 个月`)
  }
  if ('among_last' in condition && fact.rank !== undefined) {
    const of = parseCount(fact.of)
    const rank = publishedRank(fact.rank, of)
    if (rank > of - condition.among_last) return
    throw new AppError('condition-not-met', `${of} 个单位中第 ${rank} 名，不在末 ${condition.among_last} 位`)
  }
}
