import * as z from 'zod'
import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { endedMonths, endedQuarters } from '../../values/window'
import type { Fact } from '../facts/fact'
import { countOption } from '../options'
import { amount } from '../schema/amount'
import { clauseBase } from '../schema/clause-base'
import { countOrOption } from '../schema/count-or-option'
import { onlyFact, product } from './facts-reading'
import type { FactSlots, Mechanism, Reading } from './mechanism'

/** 按缺额扣分: a number is required in the period and each one missing costs points. */
export const shortfallLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('shortfall-loss'),
  /** points for each one missing */
  loss: amount,
  unit: z.string().min(1),
  /** how many the period asks for; left out where the document prints no number and none can be set */
  required: countOrOption.optional(),
  /** true when the number is asked of each of several groups, so that the shortfalls of all add up */
  each_group: z.boolean().default(false),
  /** the most the clause can take, where its own wording stops it */
  at_most_loss: amount.optional(),
})

type ShortfallLossClause = z.output<typeof shortfallLossClause>

export const shortfallLoss: Mechanism<ShortfallLossClause> = {
  name: 'shortfall-loss',
  compile: (clause, { options, limit }) => {
    const { id, loss, unit, at_most_loss: most } = clause
    const amountOf = (row: FactSlots, at: number) =>
      Math.min((row[at] as number) * loss, most ?? Number.POSITIVE_INFINITY)
    const required =
      typeof clause.required === 'object' ? countOption(options, clause.required.option) : clause.required
    const whole = required ?? Math.ceil((limit ?? loss) / loss)
    return {
      effect: 'loss',
      slots: 1,
      ...(most === undefined ? { rates: [loss] } : {}),
      fields: ['quantity', 'done'],
      kinds: ['missing', 'done', 'count', 'occurrence'],
      read: (facts, reading) => {
        const fact = onlyFact(facts)
        return [fact ? missingOf(fact, clause, required, reading) : 0]
      },
      unmet: (reading) => [requiredSoFar(clause, whole, reading)],
      amount: amountOf,
      flags: (row, at) => (amountOf(row, at) < (row[at] as number) * loss ? [`capped:${id}`] : []),
      facts: (row, at) => `缺 ${row[at]} ${unit}`,
      arithmetic: (row, at) => product(row[at] as number, loss),
    }
  },
}

function missingOf(fact: Fact, clause: ShortfallLossClause, required: number | undefined, reading: Reading): number {
  if (fact.done !== undefined) {
    if (fact.quantity !== undefined) throw new AppError('too-many', 'quantity（缺几）与 done（做了几）只填其一')
    if (required === undefined) throw new AppError('condition-not-met', '此条没有规定应有数，只能填 quantity（缺几）')
    const done = parseCount(fact.done)
    const missing = Math.max(0, requiredSoFar(clause, required, reading) - done)
    reading.remark(`应有 ${required}，已有 ${done}`)
    return missing
  }
  const missing = parseCount(fact.quantity)
  if (required !== undefined && !clause.each_group) {
    const most = requiredSoFar(clause, required, reading)
    if (missing > most) {
      throw new AppError('too-many', `至 ${reading.asOf} 应有 ${most} ${clause.unit}，不会缺 ${missing} ${clause.unit}`)
    }
  }
  return missing
}

/** Of a requirement by month or quarter only the sub-periods that have ended can be missing. */
export function requiredSoFar(
  clause: { readonly interim: ShortfallLossClause['interim'] },
  required: number,
  { closed, period, asOf }: Reading,
): number {
  if (closed || clause.interim === 'at-close' || clause.interim === 'as-it-happens') return required
  const ended = clause.interim === 'ended-months' ? endedMonths : endedQuarters
  return Math.floor((required * ended(period, asOf).length) / ended(period, period.to).length)
}
