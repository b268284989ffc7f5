import { AppError } from '../../values/app-error'
import { completedMonths } from '../../values/civil-date'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { DelayLossClause } from '../schema/clauses/delay-loss'
import { onlyFact } from './facts-reading'
import type { FactSlots, Mechanism, Reading } from './mechanism'

/** 逾期扣分: what was due on a day was done later; the points depend on the full months that had passed. */
export const delayLoss: Mechanism<DelayLossClause> = {
  name: 'delay-loss',
  compile: ({ steps }) => {
    const step = (row: FactSlots, at: number) => {
      // A slot keeps the full months plus one, so that zero can mean: in time.
      const months = (row[at] as number) - 1
      const reached = steps.filter(({ from_months: from }) => months >= from)
      return reached[reached.length - 1]
    }
    return {
      effect: 'loss',
      slots: 1,
      fields: ['value', 'quantity', 'due', 'held'],
      kinds: ['measure'],
      read: (facts, reading) => {
        const fact = onlyFact(facts)
        return [fact ? monthsLate(fact, reading) : 0]
      },
      amount: (row, at) => step(row, at)?.loss ?? 0,
      facts: (row, at) => {
        if (row[at] === 0) return '按期'
        return row[at] === 1 ? '逾期不满一个月' : `逾期满 ${(row[at] as number) - 1} 个月`
      },
      arithmetic: (row, at) => {
        const reached = step(row, at)
        if (!reached) return '不扣'
        const band = reached.from_months === 0 ? '逾期' : `逾期满 ${reached.from_months} 个月`
        return `${band}，扣 ${formatPoints(reached.loss)}`
      },
    }
  },
}

function monthsLate(fact: Fact, reading: Reading): number {
  if (fact.due === undefined) {
    const months = parseCount(fact.value ?? fact.quantity)
    return months === 0 ? 0 : months + 1
  }
  const until = fact.held ?? reading.asOf
  if (until > reading.asOf) throw new AppError('future-date', `完成日期 ${until} 晚于统计截止日 ${reading.asOf}`)
  return until > fact.due ? completedMonths(fact.due, until) + 1 : 0
}
