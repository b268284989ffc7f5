import { formatHours, parseHours } from '../../values/hours'
import { formatPoints } from '../../values/points'
import { monthsOfMembership } from '../facts/months-of-membership'
import type { HoursShortfallLossClause } from '../schema/clauses/hours-shortfall-loss'
import { onlyFact } from './facts-reading'
import type { FactSlots, Mechanism, Reading } from './mechanism'

/** Required hours are kept in twelfths of a quarter hour, so that pro rata stays whole. */
const TWELFTHS_AN_HOUR = 48

/**
 * 学时不足扣分: hours are required over the year, more of office holders, pro rata by full months of
 * membership and by months in office; each missing hour costs points, part hours in proportion.
 */
export const hoursShortfallLoss: Mechanism<HoursShortfallLossClause> = {
  name: 'hours-shortfall-loss',
  compile: ({ loss, hours, office_hours: officeHours }) => {
    const required = (reading: Reading) => {
      const { months, officeMonths } = monthsOfMembership(reading)
      return 4 * (hours * (months - officeMonths) + officeHours * officeMonths)
    }
    const amountOf = (row: FactSlots, at: number) => Math.floor(((row[at] as number) * loss) / TWELFTHS_AN_HOUR)
    const missing = (row: FactSlots, at: number) => `${Number(((row[at] as number) / TWELFTHS_AN_HOUR).toFixed(4))}`
    return {
      effect: 'loss',
      slots: 1,
      fields: ['value'],
      kinds: ['measure', 'hours'],
      read: (facts, reading) => {
        const fact = onlyFact(facts)
        if (!fact) return [0]
        const done = parseHours(fact.value)
        reading.remark(
          `应学 ${Number((required(reading) / TWELFTHS_AN_HOUR).toFixed(4))} 学时，已学 ${formatHours(done)} 学时`,
        )
        return [Math.max(0, required(reading) - 12 * done)]
      },
      unmet: (reading) => [required(reading)],
      amount: amountOf,
      facts: (row, at) => `缺 ${missing(row, at)} 学时`,
      arithmetic: (row, at) =>
        row[at] === 0 ? '不扣' : `${missing(row, at)} × ${formatPoints(loss)} = ${formatPoints(amountOf(row, at))}`,
    }
  },
}
