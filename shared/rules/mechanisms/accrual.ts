import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { endedQuarters } from '../../values/window'
import { lastDayOfQuarter } from '../../values/year-quarter'
import type { AccrualClause } from '../schema/clauses/accrual'
import { product } from './facts-reading'
import type { Mechanism, Reading } from './mechanism'

/** 累计加分: so many points for each unit, up to the item's cap. */
export const accrual: Mechanism<AccrualClause> = {
  name: 'accrual',
  compile: ({ award, unit, at_most: most, quarters_before_joining: granted }, { limit }) => ({
    effect: 'award',
    slots: 1,
    rates: [award],
    fields: ['quantity', 'matter'],
    kinds: ['occurrence', 'count', 'measure', 'flag', 'award', 'done', 'finding'],
    read: (facts, reading) => {
      const before = granted ? quartersBeforeJoining(reading) : 0
      const units = facts.reduce((sum, fact) => sum + parseCount(fact.quantity ?? 1), before)
      if (most !== undefined && units > most) {
        throw new AppError('too-many', `一个周期内至多 ${most} ${unit}，填了 ${units} ${unit}`)
      }
      if (before > 0) reading.remark(`入党前的 ${before} ${unit}视为已得`)
      return [units]
    },
    satisfied: () => [most ?? Math.ceil((limit ?? award) / award)],
    amount: (row, at) => (row[at] as number) * award,
    facts: (row, at) => `${row[at]} ${unit}`,
    arithmetic: (row, at) => product(row[at] as number, award),
  }),
}

function quartersBeforeJoining({ period, subject }: Reading): number {
  const { joined } = subject
  if (joined === undefined) return 0
  return endedQuarters(period, period.to).filter((quarter) => lastDayOfQuarter(quarter) < joined).length
}
