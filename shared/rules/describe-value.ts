import type { FieldDescription } from './field-description'
import type { Clause } from './schema/clause'

/** One form that `value` may take on a clause. */
export type ValueForm = Partial<FieldDescription> & Pick<FieldDescription, 'type'>

const YES_NO: ValueForm = { type: 'yes-no' }
const NUMBER: ValueForm = { type: 'number', least: 0 }
const HOURS: ValueForm = { type: 'hours', unit: '小时', least: 0 }
const STUDY_HOURS: ValueForm = { ...HOURS, unit: '学时' }
const COUNT: ValueForm = { type: 'count', least: 0 }
/** a task's outcome as somebody judged it */
const OUTCOME: ValueForm = { type: 'text', words: ['pass', 'fail'] }

/** What may stand in `value`, the usual form first; points in points, not hundredths. */
export function valueForms(clause: Clause): readonly ValueForm[] {
  return clause.mechanism.endsWith('task') ? [...taskForms(clause), OUTCOME] : pointForms(clause)
}

function taskForms(clause: Clause): readonly ValueForm[] {
  switch (clause.mechanism) {
    case 'budget-task':
      return [{ ...NUMBER, unit: '元' }]
    case 'hours-task':
      return [STUDY_HOURS]
    case 'times-task':
      return [COUNT, { type: 'list', least: 0 }]
    default:
      return []
  }
}

function pointForms(clause: Clause): readonly ValueForm[] {
  switch (clause.mechanism) {
    case 'assessed-range':
    case 'heavy-loss':
      return [pointsBetween(clause.loss[0], clause.loss[1])]
    case 'award-above-mean':
      return [pointsBetween(clause.award[0], clause.award[1]), { type: 'means' }]
    case 'assessed-score':
      return [pointsBetween(0, clause.full)]
    case 'assessed-award':
    case 'falsification':
      return [pointsBetween(0, null)]
    case 'hours-accrual':
      return [HOURS]
    case 'hours-shortfall-loss':
      return [STUDY_HOURS]
    case 'delay-loss':
      return [{ type: 'months', unit: '个月', least: 0 }]
    case 'measured-band-loss':
      return [measuredIn(clause), ...(clause.absent ? [{ ...OUTCOME, words: ['absent'] }] : [])]
    case 'limit-loss':
      return [{ ...measuredIn(clause), ...(clause.whole ? { type: 'count' as const } : {}) }, YES_NO]
    case 'limit-veto':
      return [measuredIn(clause), YES_NO]
    case 'mean-or-better':
      return [NUMBER, YES_NO]
    default:
      return listedForms(clause)
  }
}

function listedForms(clause: Clause): readonly ValueForm[] {
  switch (clause.mechanism) {
    case 'grade-loss':
      return [{ type: 'text', words: Object.keys(clause.loss) }]
    case 'grade-award':
      return [{ type: 'text', words: Object.keys(clause.award) }]
    case 'consecutive-rank-loss':
      return [{ type: 'list', least: 1 }]
    case 'consecutive-years-loss':
      return [{ type: 'list', words: clause.grades }, YES_NO]
    case 'monthly-shortfall-loss':
    case 'shortfall-loss':
      return [{ type: 'list', least: 0 }]
    case 'overdue-loss':
      return [COUNT, YES_NO]
    case 'count-target':
      return [COUNT]
    default:
      return [YES_NO]
  }
}

function pointsBetween(least: number, most: number | null): ValueForm {
  return { type: 'points', unit: '分', least: least / 100, most: most === null ? null : most / 100 }
}

/** A figure with its unit, up to what it can be at most. */
function measuredIn({ unit, at_most: most }: { readonly unit: string; readonly at_most?: number | undefined }) {
  return { ...NUMBER, unit, most: upTo(most) }
}

function upTo(most: number | undefined): number | null {
  return most === undefined ? null : most / 100
}
