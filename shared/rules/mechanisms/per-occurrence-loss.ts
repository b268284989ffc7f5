import * as z from 'zod'
import { parseCount } from '../../values/count'
import { amount } from '../schema/amount'
import { clauseBase } from '../schema/clause-base'
import { product } from './facts-reading'
import type { Mechanism } from './mechanism'

/** 按次扣分: so many points for each case found. */
export const perOccurrenceLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('per-occurrence-loss'),
  /** points for one case */
  loss: amount,
  /** counting word of the document: 项, 次, 例, 人 */
  unit: z.string().min(1),
})

export const perOccurrenceLoss: Mechanism<z.output<typeof perOccurrenceLossClause>> = {
  name: 'per-occurrence-loss',
  compile: ({ loss, unit }) => ({
    effect: 'loss',
    slots: 1,
    rates: [loss],
    fields: ['quantity', 'matter'],
    kinds: ['occurrence', 'event', 'count'],
    // An entry without a quantity is one case with its note.
    read: (facts) => [facts.reduce((sum, fact) => sum + parseCount(fact.quantity ?? 1), 0)],
    amount: (row, at) => (row[at] as number) * loss,
    facts: (row, at) => `${row[at]} ${unit}`,
    arithmetic: (row, at) => product(row[at] as number, loss),
  }),
}
