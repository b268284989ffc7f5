import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import { countOption } from '../options'
import type { AssessedScoreClause } from '../schema/clauses/assessed-score'
import { measuredDecimal, onlyFact } from './facts-reading'
import type { Mechanism } from './mechanism'

/** 评定得分: an assessor enters what is earned, from nothing to full marks; the rest is lost. */
export const assessedScore: Mechanism<AssessedScoreClause> = {
  name: 'assessed-score',
  compile: ({ full, required: written }, { options }) => ({
    effect: 'loss',
    slots: 1,
    rates: [1],
    fields: written === undefined ? ['value'] : ['value', 'done'],
    kinds: ['score', 'grade', 'graded', 'finding', 'measure', 'hours', ...(written === undefined ? [] : ['done'])],
    read: (facts, reading) => {
      const fact = onlyFact(facts)
      if (!fact) return [0]
      const required = typeof written === 'object' ? countOption(options, written.option) : written
      if (fact.value !== undefined && fact.value !== null) return [full - measuredDecimal(fact.value, full)]
      if (required === undefined || fact.done === undefined) {
        throw new AppError('grade-missing', '没有填写评定的得分')
      }
      const done = parseCount(fact.done)
      reading.remark(`应有 ${required}，已有 ${done}`)
      if (done >= required) return [0]
      throw new AppError('grade-missing', `应有 ${required}，已有 ${done}；少一次扣几分文件没有写，须填评定的得分`)
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
