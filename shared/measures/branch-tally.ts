import type { Fact } from '../rules/facts/fact'
import type { CivilDate } from '../values/civil-date'
import { formatPoints } from '../values/points'
import { endedMonths, type Window } from '../values/window'
import type { MeasureName } from './measure-name'

/** What the activities and members of one branch add up to over a period, up to a day. */
export interface BranchTally {
  /** months, YYYY-MM, in which a theme day was held */
  readonly themeDayMonths: readonly string[]
  readonly membersMeetings: number
  readonly committeeMeetings: number
  /** false for a branch that has elected no committee */
  readonly hasCommittee: boolean
  readonly lectures: number
  /** group meetings held by each group of the branch */
  readonly groupMeetings: readonly number[]
  /** hundredths: the sum of the members' scores, and how many are scored */
  readonly memberPoints: number
  readonly membersScored: number
  /** members who lost 15 bottom-line points or more, or are on probation or expelled */
  readonly membersBelowBottom: number
  readonly punishments: readonly { readonly level: string; readonly matter: string }[]
  /** the city's mean as last frozen; null before the year's first month was closed */
  readonly city: { readonly points: number; readonly members: number } | null
}

/** How many group meetings each group owes in the year, by the adoption's options. */
interface Requirements {
  readonly groupMeetings: number
}

/** The measures of a branch as facts. */
export function branchFacts(tally: BranchTally, period: Window, asOf: CivilDate, required: Requirements): Fact[] {
  const measure = (name: MeasureName, fields: Omit<Fact, 'measure'>): Fact => ({ measure: name, ...fields })
  const held = new Set(tally.themeDayMonths)
  const missing = endedMonths(period, asOf).filter((month) => !held.has(month))
  const owed = tally.groupMeetings.reduce((sum, meetings) => sum + Math.max(0, required.groupMeetings - meetings), 0)
  return [
    measure('theme-day.months-missing', { quantity: missing.length }),
    measure('theme-day.months-held', { done: held.size }),
    measure('members-meeting.held', { done: tally.membersMeetings }),
    measure('committee-meeting.held', tally.hasCommittee ? { done: tally.committeeMeetings } : { applies: false }),
    measure('lecture.held', { done: tally.lectures }),
    measure('group-meeting.missing', tally.groupMeetings.length === 0 ? { applies: false } : { quantity: owed }),
    measure('member-index.bottom-fifteen', { quantity: tally.membersBelowBottom }),
    ...tally.punishments.map(({ level, matter }) => measure('punishments.of-members', { level, matter })),
    ...(tally.city === null || tally.membersScored === 0
      ? []
      : [
          measure('member-index.means', {
            value: {
              branch_points: formatPoints(tally.memberPoints),
              branch_members: tally.membersScored,
              city_points: formatPoints(tally.city.points),
              city_members: tally.city.members,
            },
          }),
        ]),
  ]
}
