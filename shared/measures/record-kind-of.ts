import type { RecordKind } from '../records/kinds'
import type { measures } from './catalogue'

/** Which kind of a member's own records a measure adds up; the others follow from activities, dues and assessors. */
export const recordKindOf: Readonly<Partial<Record<keyof typeof measures, RecordKind>>> = {
  'study-hours.verified': 'study-hours',
  'volunteer-hours.verified': 'volunteer-hours',
  'pledges.unfulfilled': 'pledge',
  'honours.won': 'honour',
  'hard-tasks.done': 'hard-task',
  'lectures.given': 'lecture',
}
