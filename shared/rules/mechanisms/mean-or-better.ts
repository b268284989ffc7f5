import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { MeanOrBetterClause } from '../schema/clauses/mean-or-better'
import { measuredDecimal, onlyFact } from './facts-reading'
import type { Mechanism, Reading } from './mechanism'

/** 达到平均或明显提升: full marks at the mean or above it, or after a clear rise; otherwise none. */
export const meanOrBetter: Mechanism<MeanOrBetterClause> = {
  name: 'mean-or-better',
  compile: ({ loss }) => ({
    effect: 'loss',
    slots: 1,
    rates: [loss],
    fields: ['value', 'average', 'improved'],
    kinds: ['measure', 'review', 'ratio', 'finding', 'score'],
    read: (facts, reading) => {
      const fact = onlyFact(facts)
      return [fact && isBelow(fact, reading) ? 1 : 0]
    },
    unmet: () => [1],
    amount: (row, at) => (row[at] as number) * loss,
    facts: (row, at) => (row[at] === 1 ? '低于平均分且无明显提升' : '达到平均分或明显提升'),
    arithmetic: (row, at) => (row[at] === 1 ? `扣 ${formatPoints(loss)}` : '不扣'),
  }),
}

function isBelow({ value, average, improved }: Fact, reading: Reading): boolean {
  if (typeof value === 'boolean') return value
  const [own, mean] = [measuredDecimal(value), measuredDecimal(average)]
  reading.remark(`得分 ${formatPoints(own)}，平均分 ${formatPoints(mean)}`)
  return own < mean && improved !== true
}
