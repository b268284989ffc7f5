import { AppError } from '../../values/app-error'
import { addMonths } from '../../values/civil-date'
import { parseCount } from '../../values/count'
import type { Fact } from '../facts/fact'
import type { OverdueLossClause } from '../schema/clauses/overdue-loss'
import { product } from './facts-reading'
import type { Mechanism, Reading } from './mechanism'

/**
 * 到期未换届扣分: points for each body whose term has run out without an election, unless a postponement
 * was approved in writing. Beyond so many months another clause takes over.
 */
export const overdueLoss: Mechanism<OverdueLossClause> = {
  name: 'overdue-loss',
  compile: (clause) => ({
    effect: 'loss',
    slots: 1,
    rates: [clause.loss],
    fields: ['value', 'quantity', 'due', 'held', 'approved', 'matter'],
    kinds: ['finding', 'occurrence', 'count', 'term', 'deadline', 'measure', 'event'],
    read: (facts, reading) => {
      const bodies = facts.reduce((sum, fact) => sum + overdueBodies(fact, clause, reading), 0)
      return [clause.once ? Math.min(bodies, 1) : bodies]
    },
    unmet: () => [1],
    amount: (row, at) => (row[at] as number) * clause.loss,
    facts: (row, at) => `${row[at]} ${clause.unit}`,
    arithmetic: (row, at) => (row[at] === 0 ? '不扣' : product(row[at] as number, clause.loss)),
  }),
}

function overdueBodies(fact: Fact, clause: OverdueLossClause, reading: Reading): number {
  if (isApproved(fact)) {
    if (clause.flags?.includes('approved')) reading.flag(`approved:${clause.id}`)
    reading.remark('有书面批复，不计')
    return 0
  }
  if (fact.due === undefined) {
    return typeof fact.value === 'boolean' ? Number(fact.value) : parseCount(fact.quantity ?? fact.value ?? 1)
  }
  if (fact.held && fact.held > reading.asOf) {
    throw new AppError('future-date', `换届日期 ${fact.held} 晚于统计截止日 ${reading.asOf}`)
  }
  const until = fact.held ?? reading.asOf
  if (until <= fact.due) return 0
  if (clause.within_months === undefined || until <= addMonths(fact.due, clause.within_months)) return 1
  reading.remark(`逾期超过 ${clause.within_months} 个月，不在此条扣分，请考评人认定`)
  return 0
}

/** A reply counts when it is dated on or before the end of the term. */
function isApproved({ approved, due }: Fact): boolean {
  return typeof approved === 'string' ? due === undefined || approved <= due : approved === true
}
