import { AppError } from '../../values/app-error'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { ConsecutiveYearsLossClause } from '../schema/clauses/consecutive-years-loss'
import { onlyFact } from './facts-reading'
import type { Mechanism } from './mechanism'

/** 连续两年扣分: the same poor grade last year and this year. */
export const consecutiveYearsLoss: Mechanism<ConsecutiveYearsLossClause> = {
  name: 'consecutive-years-loss',
  compile: (clause) => ({
    effect: 'loss',
    slots: 1,
    rates: [clause.loss],
    fields: ['value'],
    kinds: ['years', 'finding', 'grade', 'measure'],
    read: (facts) => {
      const fact = onlyFact(facts)
      return [fact && isTwice(fact, clause) ? 1 : 0]
    },
    amount: (row, at) => (row[at] as number) * clause.loss,
    facts: (row, at) => (row[at] === 1 ? '连续两年' : '没有连续两年'),
    arithmetic: (row, at) => (row[at] === 1 ? `扣 ${formatPoints(clause.loss)}` : '不扣'),
  }),
}

function isTwice({ value }: Fact, { grade, grades }: ConsecutiveYearsLossClause): boolean {
  if (typeof value === 'boolean') return value
  if (!Array.isArray(value) || value.length !== 2) {
    throw new AppError('not-graded', 'value 填 true、false，或上年与本年两个等次')
  }
  const unknown = value.find((one) => one !== null && !grades.includes(String(one)))
  if (unknown !== undefined) {
    throw new AppError('unknown-level', `没有“${String(unknown)}”这一等次，可用：${grades.join('、')}`)
  }
  return value.every((one) => one === grade)
}
