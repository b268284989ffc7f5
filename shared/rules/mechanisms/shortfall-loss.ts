import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { endedMonths, endedQuarters } from '../../values/window'
import type { Fact } from '../facts/fact'
import { countOption } from '../options'
import type { ShortfallLossClause } from '../schema/clauses/shortfall-loss'
import { onlyFact, product } from './facts-reading'
import type { FactSlots, Mechanism, Reading } from './mechanism'

/** 按缺额扣分: a number is required in the period and each one missing costs points. */
export const shortfallLoss: Mechanism<ShortfallLossClause> = {
  name: 'shortfall-loss',
  compile: (clause, { options, limit }) => {
    const { id, loss, unit, at_most_loss: most } = clause
    const amountOf = (row: FactSlots, at: number) =>
      Math.min((row[at] as number) * loss, most ?? Number.POSITIVE_INFINITY)
    const required =
      typeof clause.required === 'object' ? countOption(options, clause.required.option) : clause.required
    const whole = required ?? clause.named ?? Math.ceil((limit ?? loss) / loss)
    return {
      effect: 'loss',
      slots: 1,
      ...(most === undefined ? { rates: [loss] } : {}),
      fields: ['quantity', 'done', 'value'],
      kinds: ['missing', 'done', 'count', 'occurrence', 'monthly', 'quarterly', 'measure', 'finding'],
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
  if (fact.value !== undefined) return missingOfList(fact, clause, required, reading)
  const missing = parseCount(fact.quantity)
  if (required !== undefined && !clause.each_group) {
    const most = requiredSoFar(clause, required, reading)
    if (missing > most) {
      throw new AppError('too-many', `至 ${reading.asOf} 应有 ${most} ${clause.unit}，不会缺 ${missing} ${clause.unit}`)
    }
  }
  return missing
}

/**
 * What is missing of a list of how many there were in each month or quarter. Where each sub-period has its own
 * requirement, one too many in it fills no other; where the requirement is the year's, all of it counts (D4).
 */
function missingOfList(
  { value, quantity }: Fact,
  clause: ShortfallLossClause,
  required: number | undefined,
  reading: Reading,
): number {
  const bySubPeriod = clause.interim === 'ended-months' || clause.interim === 'ended-quarters'
  if (!Array.isArray(value))
    throw new AppError('not-graded', '此条填缺几个或做了几个，或按月、按季填一串数，不能自定分值')
  if (quantity !== undefined) throw new AppError('too-many', 'quantity（缺几）与按月、按季的一串数只填其一')
  if (required === undefined) throw new AppError('condition-not-met', '此条没有规定应有数，只能填 quantity（缺几）')
  const periods = clause.interim === 'ended-months' ? 12 : 4
  if (bySubPeriod && (value.length !== periods || required % periods !== 0)) {
    throw new AppError('out-of-range', `应填 ${periods} 个数，填了 ${value.length} 个`)
  }
  const asked = requiredSoFar(clause, required, reading)
  const counts = value.map((count) => parseCount(count))
  const each = bySubPeriod ? required / periods : Number.POSITIVE_INFINITY
  const ended = bySubPeriod ? counts.slice(0, asked / each) : counts
  const done = ended.reduce((sum, count) => sum + Math.min(count, each), 0)
  reading.remark(`应有 ${asked}，各期 ${counts.join('、')}`)
  if (clause.uneven !== undefined && done >= asked && isUneven(counts, asked)) {
    reading.flag(`${clause.uneven}:${clause.id}`)
  }
  return Math.max(0, asked - done)
}

/** Whether a share of the list that should hold one of so many holds none; a list too coarse to say is even. */
function isUneven(counts: readonly number[], asked: number): boolean {
  const span = counts.length / asked
  if (!Number.isInteger(span)) return false
  return counts.some((_, index) => index % span === 0 && counts.slice(index, index + span).every((one) => one === 0))
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
