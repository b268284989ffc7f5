import { parseCount } from '../../values/count'
import { monthsOfMembership } from '../facts/months-of-membership'
import type { ReviewMarkClause } from '../schema/clauses/review-mark'
import { onlyFact } from './facts-reading'
import type { FactSlots, Mechanism } from './mechanism'

/** 提请核查: a count beyond a bound takes no points but asks a person to look. */
export const reviewMark: Mechanism<ReviewMarkClause> = {
  name: 'review-mark',
  compile: ({ id, unit, when }) => {
    // Slots: 1 when a look is due; the count, for the line.
    const marked = (row: FactSlots, at: number) => row[at] === 1
    return {
      effect: 'mark',
      slots: 2,
      fields: ['quantity'],
      kinds: ['measure', 'count'],
      read: (facts, reading) => {
        const fact = onlyFact(facts)
        if (!fact) return [0, 0]
        const count = parseCount(fact.quantity)
        const due =
          'fewer_than' in when
            ? count * 12 < when.fewer_than * monthsOfMembership(reading).months
            : count >= when.at_least
        return [due ? 1 : 0, count]
      },
      unmet: () => ['fewer_than' in when ? 1 : 0, 0],
      amount: () => 0,
      flags: (row, at) => (marked(row, at) ? [`review:${id}`] : []),
      facts: (row, at) => `${row[at + 1]} ${unit}`,
      arithmetic: (row, at) => (marked(row, at) ? '提请核查' : '—'),
    }
  },
}
