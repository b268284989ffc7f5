import * as z from 'zod'
import { formatPoints } from '../../values/points'
import { amountOrZero } from '../schema/amount'
import { clauseBase } from '../schema/clause-base'
import { measuredDecimal, onlyFact } from './facts-reading'
import type { FactSlots, Mechanism } from './mechanism'

/** 按成绩分档扣分: a measured decimal falls into one half-open band; staying away has a loss of its own. */
export const measuredBandLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('measured-band-loss'),
  unit: z.string().min(1),
  /** half-open bands in rising order: each holds from its figure up to the next band's */
  bands: z.array(z.strictObject({ from: amountOrZero, loss: amountOrZero })).min(2),
  /** the most there can be */
  at_most: amountOrZero.optional(),
  /** points lost by who did not take part */
  absent: amountOrZero.optional(),
})

/** The slot keeps the hundredths plus one, so that zero can mean: not measured. */
const ABSENT = -1

export const measuredBandLoss: Mechanism<z.output<typeof measuredBandLossClause>> = {
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
