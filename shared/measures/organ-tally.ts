import type { Fact } from '../rules/facts/fact'
import type { MeasureName } from './measure-name'

/** What the raw records of all branches of one organ add up to over a period, up to a day. */
export interface OrganTally {
  /** branches that stand at the end of it */
  readonly branches: number
  /** pairs of a standing branch and an ended month in which it held a theme day */
  readonly themeDayMonths: number
  readonly membersMeetings: number
  readonly lectures: number
  /** quarter hours, of records where they happened and of activities where the member was at the time */
  readonly volunteerQuarters: number
  readonly studyQuarters: number
  readonly punishments: readonly { readonly level: string; readonly matter: string }[]
}

/** The measures of an organ as facts. @param months ended months of the period, for each of which a branch owes a theme day */
export function organFacts(tally: OrganTally, months: number): Fact[] {
  const measure = (name: MeasureName, fields: Omit<Fact, 'measure'>): Fact => ({ measure: name, ...fields })
  return [
    measure('branches.theme-day-months-missing', { quantity: tally.branches * months - tally.themeDayMonths }),
    measure('branches.members-meetings', { done: tally.membersMeetings }),
    measure('branches.lectures', { done: tally.lectures }),
    measure('members.volunteer-hours', { value: tally.volunteerQuarters / 4 }),
    measure('members.study-hours', { value: tally.studyQuarters / 4 }),
    ...tally.punishments.map(({ level, matter }) => measure('punishments.of-members', { level, matter })),
  ]
}
