import { AppError } from '../../values/app-error'
import { type CivilDate, civilDate, daysInMonth, partsOf } from '../../values/civil-date'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import { type OptionValues, switchOption } from '../options'
import type { DeadlineLossClause } from '../schema/clauses/deadline-loss'
import { hasReason, onlyFact } from './facts-reading'
import type { Mechanism, Reading } from './mechanism'
import { saysYes } from './yes-no'

const DONE = 0
const NEVER = 1
const LATE = 2

/**
 * 逾期未做扣分: something has to be done by the end of a month. What is done late counts as not done and
 * is flagged; the assessor may let it pass with a reason in writing.
 */
export const deadlineLoss: Mechanism<DeadlineLossClause> = {
  name: 'deadline-loss',
  compile: (clause, { options }) => {
    const { id, loss } = clause
    return {
      effect: 'loss',
      slots: 1,
      fields: ['value', 'held', 'approved'],
      kinds: ['deadline', 'finding', 'done', 'measure', 'term'],
      read: (facts, reading) => {
        const fact = onlyFact(facts)
        return [fact ? stateOf(fact, clause, options, reading) : DONE]
      },
      unmet: () => [NEVER],
      amount: (row, at) => (row[at] === DONE ? 0 : loss),
      flags: (row, at) => (row[at] === LATE ? [`late:${id}`] : []),
      facts: (row, at) => ['按时完成', '未完成', '逾期完成'][row[at] as number] ?? '',
      arithmetic: (row, at) => (row[at] === DONE ? '不扣' : `扣 ${formatPoints(loss)}`),
    }
  },
}

function stateOf(fact: Fact, clause: DeadlineLossClause, options: OptionValues, reading: Reading): number {
  const due = dueDay(clause, reading)
  if (fact.held === undefined) return saysYes(fact) ? NEVER : DONE
  if (fact.held === null) return reading.asOf >= due ? NEVER : DONE
  if (fact.held <= due) return DONE
  if (fact.approved !== undefined && fact.approved !== false) {
    if (!hasReason(fact)) throw new AppError('condition-not-met', '逾期予以认可须写明理由')
    reading.flag(`approved:${clause.id}`)
    return DONE
  }
  if (switchOption(options, clause.late_is_unmet.option)) return LATE
  reading.flag(`late:${clause.id}`)
  return DONE
}

function dueDay({ by_end_of_month: month }: DeadlineLossClause, { period }: Reading): CivilDate {
  const { year } = partsOf(period.to)
  return civilDate(year, month, daysInMonth(year, month))
}
