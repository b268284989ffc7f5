import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import type { BandLossClause } from '../schema/clauses/band-loss'
import { onlyFact } from './facts-reading'
import type { FactSlots, Mechanism } from './mechanism'

/** 分档扣分: a count falls into one band and the band's points are lost, whatever the count within it. */
export const bandLoss: Mechanism<BandLossClause> = {
  name: 'band-loss',
  compile: ({ bands, unit, at_most: most }) => {
    const band = (row: FactSlots, at: number) => {
      let found = bands[0] as (typeof bands)[number]
      for (const next of bands) if ((row[at] as number) >= next.from) found = next
      return found
    }
    return {
      effect: 'loss',
      slots: 1,
      fields: ['quantity'],
      kinds: ['occurrence', 'measure'],
      read: (facts) => {
        const fact = onlyFact(facts)
        const count = fact ? parseCount(fact.quantity) : 0
        if (most !== undefined && count > most) throw new AppError('too-many', `至多 ${most} ${unit}，填了 ${count}`)
        return [count]
      },
      amount: (row, at) => band(row, at).loss,
      facts: (row, at) => `${row[at]} ${unit}`,
      arithmetic: (row, at) => {
        const { from, loss } = band(row, at)
        return loss === 0 ? '不扣' : `满 ${from} ${unit}一档，扣 ${formatPoints(loss)}`
      },
    }
  },
}
