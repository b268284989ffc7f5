import { formatHours, parseHours } from '../../values/hours'
import { formatPoints } from '../../values/points'
import { monthsOfMembership } from '../facts/months-of-membership'
import type { HoursAccrualClause } from '../schema/clauses/hours-accrual'
import { onlyFact } from './facts-reading'
import type { FactSlots, Mechanism } from './mechanism'

/**
 * 时长折分: hours earn points in proportion, rounded down once on the period's total. Either all hours
 * earn towards a full mark at `full_hours`, or only those above `above_hours` earn at a rate. Both
 * thresholds are pro rata by full months of membership.
 */
export const hoursAccrual: Mechanism<HoursAccrualClause> = {
  name: 'hours-accrual',
  compile: ({ earns }) => {
    // Slots: quarter hours done; full months of membership.
    const hours = (row: FactSlots, at: number) => formatHours(row[at] as number)
    const threshold = (row: FactSlots, at: number, yearly: number) => (yearly * (row[at + 1] as number)) / 12
    const amountOf =
      'full_hours' in earns
        ? (row: FactSlots, at: number) => {
            const asked = 4 * earns.full_hours * (row[at + 1] as number)
            if ((row[at] as number) * 12 >= asked) return earns.award
            return Math.floor((earns.award * (row[at] as number) * 12) / asked)
          }
        : (row: FactSlots, at: number) => {
            const excess = 12 * (row[at] as number) - 4 * earns.above_hours * (row[at + 1] as number)
            return excess <= 0 ? 0 : Math.floor((excess * earns.award_an_hour) / 48)
          }
    return {
      effect: 'award',
      slots: 2,
      fields: ['value'],
      kinds: ['measure', 'hours'],
      read: (facts, reading) => {
        const fact = onlyFact(facts)
        return [fact ? parseHours(fact.value) : 0, monthsOfMembership(reading).months]
      },
      satisfied: (reading) => {
        const { months } = monthsOfMembership(reading)
        return ['full_hours' in earns ? Math.ceil((4 * earns.full_hours * months) / 12) : 0, months]
      },
      amount: amountOf,
      facts: (row, at) => `${hours(row, at)} 小时`,
      arithmetic: (row, at) => {
        const earned = formatPoints(amountOf(row, at))
        if ('full_hours' in earns) {
          const full = threshold(row, at, earns.full_hours)
          if ((row[at] as number) >= 4 * full) return `满 ${full} 小时，得 ${earned}`
          return `${formatPoints(earns.award)} × ${hours(row, at)} ÷ ${full} = ${earned}`
        }
        const above = threshold(row, at, earns.above_hours)
        if ((row[at] as number) <= 4 * above) return `未超过 ${above} 小时`
        return `（${hours(row, at)} − ${above}） × ${formatPoints(earns.award_an_hour)} = ${earned}`
      },
    }
  },
}
