import * as z from 'zod'
import { AppError } from '../../values/app-error'
import { formatPoints } from '../../values/points'
import { amount } from '../schema/amount'
import { clauseBase } from '../schema/clause-base'
import { measuredDecimal, onlyFact } from './facts-reading'
import type { Mechanism } from './mechanism'

/** 评定得分: an assessor enters what is earned, from nothing to full marks; the rest is lost. */
export const assessedScoreClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('assessed-score'),
  full: amount,
})

export const assessedScore: Mechanism<z.output<typeof assessedScoreClause>> = {
  name: 'assessed-score',
  compile: ({ full }) => ({
    effect: 'loss',
    slots: 1,
    rates: [1],
    fields: ['value'],
    kinds: ['score', 'grade', 'graded', 'finding', 'measure', 'hours'],
    read: (facts) => {
      const fact = onlyFact(facts)
      if (!fact) return [0]
      if (fact.value === undefined || fact.value === null) throw new AppError('grade-missing', '没有填写评定的得分')
      return [full - measuredDecimal(fact.value, full)]
    },
    unmet: () => [full],
    amount: (row, at) => row[at] as number,
    facts: (row, at) => `得 ${formatPoints(full - (row[at] as number))} 分`,
    arithmetic: (row, at) =>
      row[at] === 0
        ? '不扣'
        : `${formatPoints(full)} − ${formatPoints(full - (row[at] as number))} = ${formatPoints(row[at] as number)}`,
  }),
}
