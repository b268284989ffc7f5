import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import type { RatioLossClause } from '../schema/clauses/ratio-loss'
import { onlyFact } from './facts-reading'
import type { Mechanism } from './mechanism'

/** 配比不足扣分: full-time staff below a percentage of all staff, compared by whole numbers and never rounded. */
export const ratioLoss: Mechanism<RatioLossClause> = {
  name: 'ratio-loss',
  compile: ({ loss, least_percent: least }) => ({
    effect: 'loss',
    slots: 1,
    rates: [loss],
    fields: ['value', 'full_time', 'staff'],
    kinds: ['ratio', 'finding'],
    read: (facts, reading) => {
      const fact = onlyFact(facts)
      if (!fact) return [0]
      if (typeof fact.value === 'boolean') return [fact.value ? 1 : 0]
      const [fullTime, staff] = [parseCount(fact.full_time), parseCount(fact.staff)]
      if (staff === 0) throw new AppError('condition-not-met', '没有工作人员，无法求配比')
      reading.remark(`专职 ${fullTime} 人，工作人员 ${staff} 人`)
      return [fullTime * 100 < least * staff ? 1 : 0]
    },
    unmet: () => [1],
    amount: (row, at) => (row[at] as number) * loss,
    facts: (row, at) => (row[at] === 1 ? `不足 ${least}%` : `不低于 ${least}%`),
    arithmetic: (row, at) => (row[at] === 1 ? `扣 ${formatPoints(loss)}` : '不扣'),
  }),
}
