import * as z from 'zod'
import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import { amountOrZero } from '../schema/amount'
import { clauseBase } from '../schema/clause-base'
import { onlyFact } from './facts-reading'
import type { FactSlots, Mechanism } from './mechanism'

/** 分档扣分: a count falls into one band and the band's points are lost, whatever the count within it. */
export const bandLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('band-loss'),
  unit: z.string().min(1),
  /** half-open bands in rising order: each holds from its count up to the next band's */
  bands: z.array(z.strictObject({ from: z.number().int().min(0), loss: amountOrZero })).min(2),
  /** the most there can be */
  at_most: z.number().int().min(1).optional(),
})

export const bandLoss: Mechanism<z.output<typeof bandLossClause>> = {
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
