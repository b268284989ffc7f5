import type { Fact } from '../rules/facts/fact'
import type { MeasureName } from './measure-name'

/** What the records of one member add up to over a period, up to a day. Sums of approved records only. */
export interface MemberTally {
  /** quarter hours */
  readonly volunteerQuarters: number
  readonly studyQuarters: number
  /** gatherings that were meetings, also when they were theme days at the same time */
  readonly meetingAbsences: number
  readonly meetingLate: number
  /** gatherings that were theme days only */
  readonly themeDayAbsences: number
  /** every theme day taken part in, also when it was a meeting at the same time */
  readonly themeDaysAttended: number
  /** months whose dues came after their last day, without and with a reminder; and those not paid at all */
  readonly duesLate: number
  readonly duesReminded: number
  readonly duesUnpaid: number
  readonly quartersAttested: number
  readonly hardTasks: number
  readonly lectures: number
  readonly honours: readonly { readonly level: string; readonly matter: string }[]
  readonly punishments: readonly { readonly level: string; readonly matter: string }[]
}

const GRAVE = new Set(['probation', 'expulsion'])

/** The measures of a member as facts, each stated also where it is zero: the records are there to say so. */
export function memberFacts(tally: MemberTally): Fact[] {
  const measure = (name: MeasureName, fields: Omit<Fact, 'measure'>): Fact => ({ measure: name, ...fields })
  const grave = tally.punishments.some(({ level }) => GRAVE.has(level))
  return [
    measure('meetings.absences', { level: 'absent', quantity: tally.meetingAbsences }),
    measure('meetings.absences', { level: 'late', quantity: tally.meetingLate }),
    measure('theme-day.absences', { quantity: tally.themeDayAbsences }),
    measure('theme-day.attended', { quantity: tally.themeDaysAttended }),
    measure('study-hours.verified', { value: tally.studyQuarters / 4 }),
    measure('xuexi.quarters-attested', { quantity: tally.quartersAttested }),
    measure('dues.months-late', { level: 'month-late', quantity: tally.duesLate }),
    measure('dues.months-late', { level: 'month-reminded', quantity: tally.duesReminded }),
    measure('dues.months-unpaid', { quantity: tally.duesUnpaid }),
    measure('volunteer-hours.verified', { value: tally.volunteerQuarters / 4 }),
    measure('hard-tasks.done', { quantity: tally.hardTasks }),
    measure('lectures.given', { quantity: tally.lectures }),
    ...tally.honours.map(({ level, matter }) => measure('honours.won', { level, matter })),
    ...tally.punishments
      .filter(({ level }) => !GRAVE.has(level))
      .map(({ level, matter }) => measure('punishments.disciplined', { level, matter })),
    ...(grave ? [measure('punishments.grave', { value: true })] : []),
  ]
}
