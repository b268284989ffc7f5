import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import type { Fact } from '../facts/fact'
import type { PerOccurrenceLossClause } from '../schema/clauses/per-occurrence-loss'
import { product } from './facts-reading'
import type { FactSlots, Mechanism, Reading } from './mechanism'

/** 按次扣分: so many points for each case found. */
export const perOccurrenceLoss: Mechanism<PerOccurrenceLossClause> = {
  name: 'per-occurrence-loss',
  compile: (clause) => {
    const { id, loss, unit, at_most_loss: most } = clause
    const amountOf = (row: FactSlots, at: number) =>
      Math.min((row[at] as number) * loss, most ?? Number.POSITIVE_INFINITY)
    return {
      effect: 'loss',
      slots: 1,
      ...(most === undefined ? { rates: [loss] } : {}),
      fields: ['quantity', 'matter', 'rank', 'cause'],
      kinds: ['occurrence', 'event', 'count', 'finding', 'violation', 'flag'],
      // An entry without a quantity is one case with its note.
      read: (facts, reading) => [
        facts
          .filter((fact) => counts(fact, clause, reading))
          .reduce((sum, fact) => sum + parseCount(fact.quantity ?? 1), 0),
      ],
      amount: amountOf,
      flags: (row, at) => (amountOf(row, at) < (row[at] as number) * loss ? [`capped:${id}`] : []),
      facts: (row, at) => `${row[at]} ${unit}`,
      arithmetic: (row, at) => product(row[at] as number, loss),
    }
  },
}

function counts(fact: Fact, { ranks, not_from: elsewhere }: PerOccurrenceLossClause, reading: Reading): boolean {
  if (ranks && fact.rank !== undefined && !ranks.includes(String(fact.rank))) {
    throw new AppError('condition-not-met', `此条只管 ${ranks.join('、')}，不管“${String(fact.rank)}”`)
  }
  if (fact.cause === undefined || !elsewhere?.includes(fact.cause)) return true
  reading.flag(`excluded:${fact.matter ?? fact.cause}`)
  reading.remark(`${fact.matter ?? '一例'}已在“${fact.cause}”中计过，不再另计`)
  return false
}
