import { formatPoints } from '../../values/points'
import type { MeasuredBandLossClause } from '../schema/clauses/measured-band-loss'
import { measuredDecimal, onlyFact } from './facts-reading'
import type { FactSlots, Mechanism } from './mechanism'

/** The slot keeps the hundredths plus one, so that zero can mean: not measured. */
const ABSENT = -1

/** 按成绩分档扣分: a measured decimal falls into one half-open band; staying away has a loss of its own. */
export const measuredBandLoss: Mechanism<MeasuredBandLossClause> = {
  name: 'measured-band-loss',
  compile: ({ bands, unit, at_most: most, absent }) => {
    const falling = [...bands].reverse()
    const lossOf = (row: FactSlots, at: number) => {
      const slot = row[at] as number
      if (slot === ABSENT) return absent ?? 0
      return slot === 0 ? 0 : (falling.find(({ from }) => slot - 1 >= from)?.loss ?? 0)
    }
    return {
      effect: 'loss',
      slots: 1,
      fields: ['value'],
      kinds: ['measure'],
      read: (facts) => {
        const fact = onlyFact(facts)
        if (!fact) return [0]
        return [absent !== undefined && fact.value === 'absent' ? ABSENT : measuredDecimal(fact.value, most) + 1]
      },
      unmet: () => [absent === undefined ? 1 : ABSENT],
      amount: lossOf,
      facts: (row, at) => {
        const slot = row[at] as number
        if (slot === ABSENT) return '没有参加'
        return slot === 0 ? '未测' : `${formatPoints(slot - 1)} ${unit}`
      },
      arithmetic: (row, at) => (lossOf(row, at) === 0 ? '不扣' : `按所在一档扣 ${formatPoints(lossOf(row, at))}`),
    }
  },
}
