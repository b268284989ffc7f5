import { AppError } from '../../values/app-error'
import type { SpotDemotionClause } from '../schema/clauses/spot-demotion'
import { gradeOf, hasReason, onlyFact } from './facts-reading'
import type { Mechanism } from './mechanism'

/** 抽查降级: a spot check names the standing that holds from then on, with its reason; never a higher one. */
export const spotDemotion: Mechanism<SpotDemotionClause> = {
  name: 'spot-demotion',
  compile: ({ to }) => {
    const names = Object.keys(to)
    const standing = (slot: number | undefined) => (slot ? to[names[slot - 1] ?? ''] : undefined)
    return {
      effect: 'mark',
      slots: 1,
      fields: ['level'],
      kinds: ['level', 'step', 'finding'],
      read: (facts) => {
        const fact = onlyFact(facts)
        if (!fact) return [0]
        if (!hasReason(fact)) throw new AppError('condition-not-met', '降级须写明理由')
        return [names.indexOf(gradeOf(fact, names)) + 1]
      },
      amount: () => 0,
      standing: (row, at) => standing(row[at]),
      facts: (row, at) => standing(row[at]) ?? '无',
      arithmetic: (row, at) => (row[at] === 0 ? '—' : `降为${standing(row[at])}`),
    }
  },
}
