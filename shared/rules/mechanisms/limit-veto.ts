import { formatPoints } from '../../values/points'
import type { LimitVetoClause } from '../schema/clauses/limit-veto'
import { measuredDecimal, onlyFact } from './facts-reading'
import type { Mechanism } from './mechanism'

/** 不足一线即否决: a measured figure below a line overrides the standing, as a person's entry. */
export const limitVeto: Mechanism<LimitVetoClause> = {
  name: 'limit-veto',
  compile: ({ below, unit, at_most: most }) => ({
    effect: 'mark',
    // Slots: 1 when it vetoes; the hundredths measured plus one, 0 when not measured.
    slots: 2,
    fields: ['value'],
    kinds: ['measure', 'finding'],
    read: (facts) => {
      const fact = onlyFact(facts)
      if (!fact) return [0, 0]
      if (typeof fact.value === 'boolean') return [fact.value ? 1 : 0, 0]
      const measured = measuredDecimal(fact.value, most)
      return [measured < below ? 1 : 0, measured + 1]
    },
    amount: () => 0,
    vetoes: true,
    flags: (row, at) => (row[at] === 1 ? ['veto'] : []),
    facts: (row, at) => (row[at + 1] === 0 ? '未测' : `${formatPoints((row[at + 1] as number) - 1)} ${unit}`),
    arithmetic: (row, at) => (row[at] === 1 ? `不足 ${formatPoints(below)} ${unit}，一票否决` : '—'),
  }),
}
