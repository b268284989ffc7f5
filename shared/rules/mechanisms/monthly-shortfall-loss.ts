import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import { endedMonths } from '../../values/window'
import type { Fact } from '../facts/fact'
import { type OptionValues, switchOption } from '../options'
import type { MonthlyShortfallLossClause } from '../schema/clauses/monthly-shortfall-loss'
import { onlyFact, product } from './facts-reading'
import type { FactSlots, Mechanism, Reading } from './mechanism'

/**
 * 按月缺额扣分: so many are asked of each month and each one short costs points; from so many short on a
 * step takes the place of the sum. Surplus of one month does not fill another unless the year's total counts.
 */
export const monthlyShortfallLoss: Mechanism<MonthlyShortfallLossClause> = {
  name: 'monthly-shortfall-loss',
  compile: (clause, { options }) => {
    const { id, loss, unit, replaced_by: step } = clause
    // Slots: how many short; 1 when there was nothing at all.
    const replaced = (row: FactSlots, at: number) =>
      step !== undefined && ((row[at] as number) >= step.from || row[at + 1] === 1)
    const amountOf = (row: FactSlots, at: number) =>
      step && replaced(row, at) ? step.loss : (row[at] as number) * loss
    return {
      effect: 'loss',
      slots: 2,
      ...(step ? {} : { rates: [loss, 0] }),
      fields: ['value', 'quantity', 'done'],
      kinds: ['monthly', 'missing', 'done', 'count'],
      read: (facts, reading) => {
        const fact = onlyFact(facts)
        return fact ? shortage(fact, clause, byYear(clause, options), reading) : [0, 0]
      },
      unmet: (reading) => [clause.each_month * monthsSoFar(reading), 1],
      amount: amountOf,
      flags: (row, at) => (replaced(row, at) ? [`replaced:${id}`] : []),
      facts: (row, at) => `少 ${row[at]} ${unit}`,
      arithmetic: (row, at) =>
        step && replaced(row, at)
          ? `少 ${step.from} ${unit}以上或全无，改扣 ${formatPoints(step.loss)}`
          : product(row[at] as number, loss),
    }
  },
}

function byYear({ by }: MonthlyShortfallLossClause, options: OptionValues): boolean {
  return typeof by === 'object' ? switchOption(options, by.year_if) : by === 'year'
}

function shortage(fact: Fact, clause: MonthlyShortfallLossClause, yearly: boolean, reading: Reading): number[] {
  const months = monthsSoFar(reading)
  const asked = clause.each_month * months
  if (!Array.isArray(fact.value)) {
    const short = fact.done === undefined ? parseCount(fact.quantity) : Math.max(0, asked - parseCount(fact.done))
    if (short > asked)
      throw new AppError('too-many', `至 ${reading.asOf} 应有 ${asked} ${clause.unit}，不会少 ${short}`)
    return [short, short === asked && asked > 0 ? 1 : 0]
  }
  if (fact.value.length > 12 || fact.value.length < months) {
    throw new AppError('out-of-range', `按月填写，应填 ${months} 至 12 个数，填了 ${fact.value.length} 个`)
  }
  // A month that has not ended cannot be short yet.
  const counts = fact.value.map((count) => parseCount(count)).slice(0, months)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const byMonth = counts.reduce((sum, count) => sum + Math.max(0, clause.each_month - count), 0)
  if (clause.uneven !== undefined && byMonth > 0 && total >= asked) reading.flag(clause.uneven)
  return [yearly ? Math.max(0, asked - total) : byMonth, total === 0 && months > 0 ? 1 : 0]
}

function monthsSoFar({ period, asOf }: Reading): number {
  return endedMonths(period, asOf).length
}
