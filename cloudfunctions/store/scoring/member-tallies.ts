import { type RawBuilder, sql } from 'kysely'
import type { MemberTally } from '../../../shared/measures/member-tally'
import { type OfficeSpan, officeMonths } from '../../../shared/measures/office-months'
import type { PersonClass } from '../../../shared/people/person'
import type { Fact } from '../../../shared/rules/facts/fact'
import { addDays, type CivilDate } from '../../../shared/values/civil-date'
import { lastDayBy, type Window } from '../../../shared/values/window'
import { monthOf } from '../../../shared/values/year-month'
import type { TallySpan } from './tally-span'

/** What one member's raw records add up to, with what a ruleset may know of the member. */
export interface TalliedMember {
  readonly personId: string
  readonly branchId: string | null
  readonly class: PersonClass
  /** a retired, floating or infirm member whose branch asked for a score */
  readonly scoredOnRequest: boolean
  readonly joinedOn: CivilDate
  readonly officeMonths: number
  readonly tally: MemberTally
  readonly findings: readonly (Fact & { ruleset: string })[]
}

/** A member as the statement gives it: what is added up from several tables is added up last, in `talliedMember`. */
export type SummedMember = Omit<TalliedMember, 'tally' | 'officeMonths'> & {
  readonly offices: readonly OfficeSpan[]
  readonly logged: Pick<MemberTally, 'volunteerQuarters' | 'studyQuarters' | 'hardTasks' | 'lectures' | 'honours'>
  readonly attended: Pick<
    MemberTally,
    'volunteerQuarters' | 'studyQuarters' | 'meetingAbsences' | 'meetingLate' | 'themeDayAbsences' | 'themeDaysAttended'
  >
  readonly paid: Pick<MemberTally, 'duesLate' | 'duesReminded' | 'duesUnpaid'>
  readonly lectures: number
  readonly quartersAttested: number
  readonly punishments: MemberTally['punishments']
}

/** Puts together what `memberTallies` found of one member. */
export function talliedMember(summed: SummedMember, period: Window): TalliedMember {
  const { offices, logged, attended, paid, lectures, quartersAttested, punishments, ...member } = summed
  return {
    ...member,
    officeMonths: officeMonths(offices, member.joinedOn, period),
    tally: {
      ...attended,
      ...paid,
      volunteerQuarters: logged.volunteerQuarters + attended.volunteerQuarters,
      studyQuarters: logged.studyQuarters + attended.studyQuarters,
      quartersAttested,
      hardTasks: logged.hardTasks,
      lectures: logged.lectures + lectures,
      honours: logged.honours,
      punishments,
    },
  }
}

const CITY = sql`current_setting('app.city_id')`
const MEETINGS = sql`array['members-meeting', 'committee', 'group', 'lecture', 'organisational-life']`

/**
 * Adds up the raw records of the given members, however many they are: an approval asks for one member, the
 * night for all of them. A value in a list rather than a joined row, for a plan of half as many nodes: setting a
 * plan up costs as much as running it for one member. Part of a statement that has `punishment`.
 * @returns a list of `SummedMember`
 */
export function memberTallies(
  personIds: readonly string[],
  { year, from, to, asOf: today }: TallySpan,
): RawBuilder<readonly SummedMember[]> {
  // After the year's end its figures are still those of the year: what is entered late counts, what came later does not.
  const asOf = lastDayBy({ from, to }, today)
  return sql<readonly SummedMember[]>`
    select coalesce(json_agg(json_build_object(
      'personId', people.id,
      'branchId', (
        select branch_id from memberships
        where city_id = people.city_id and person_id = people.id and from_date <= ${asOf}
          and (until_date is null or until_date >= ${asOf})
        order by from_date desc limit 1),
      'class', coalesce((
        select class from person_classes
        where city_id = people.city_id and person_id = people.id and from_date <= ${asOf}
        order by from_date desc limit 1), 'regular'),
      'scoredOnRequest', coalesce((
        select (value -> 'scored')::boolean from settings
        where city_id = people.city_id and person_id = people.id and name = 'member.scored'
          and from_date <= ${asOf} and (until_date is null or until_date >= ${asOf})
        order by from_date desc limit 1), false),
      'joinedOn', people.joined_on,
      'offices', (
        select coalesce(json_agg(json_build_object('from', from_date, 'until', until_date)), '[]') from role_grants
        where city_id = people.city_id and person_id = people.id
          and role in ('secretary', 'deputy-secretary', 'committee-member')),
      'logged', (
        select json_build_object(
          'volunteerQuarters', coalesce(sum(quarters) filter (where kind = 'volunteer-hours'), 0),
          'studyQuarters', coalesce(sum(quarters) filter (where kind = 'study-hours'), 0),
          'hardTasks', count(*) filter (where kind = 'hard-task'),
          'lectures', count(*) filter (where kind = 'lecture'),
          'honours', coalesce(
            json_agg(json_build_object('level', content ->> 'level', 'matter', coalesce(content ->> 'matter', id::text))
              order by id) filter (where kind = 'honour'), '[]'))
        from records
        where city_id = people.city_id and person_id = people.id and state = 'approved'
          and happened_on between ${from} and ${asOf}),
      'attended', (
        select json_build_object(
          'volunteerQuarters', coalesce(sum(quarters) filter (where came and 'volunteer' = any (kinds)), 0),
          'studyQuarters', coalesce(sum(quarters) filter (where came and 'study' = any (kinds)), 0),
          'meetingAbsences', count(*) filter (where missed and kinds && ${MEETINGS}),
          'meetingLate', count(*) filter (where expected and status = 'late' and kinds && ${MEETINGS}),
          'themeDayAbsences', count(*) filter (where missed and 'theme-day' = any (kinds) and not kinds && ${MEETINGS}),
          'themeDaysAttended', count(*) filter (where came and 'theme-day' = any (kinds)))
        from (
          select activity.kinds, activity.quarters, attendance.status, attendance.expected,
            attendance.status in ('present', 'late') as came,
            attendance.expected and attendance.status in ('unknown', 'absent', 'leave-asked') as missed
          from attendance
          -- looked up one by one (offset 0): joined, the city's activities were gone through for every member
          cross join lateral (
            select kinds, quarters from activities
            where city_id = attendance.city_id and id = attendance.activity_id and state = 'closed'
              and held_on between ${from} and ${asOf} offset 0) activity
          where attendance.city_id = people.city_id and attendance.person_id = people.id
        ) gathering),
      'lectures', (
        select count(*) from activities
        where city_id = people.city_id and lecturer_id = people.id and state = 'closed' and 'lecture' = any (kinds)
          and held_on between ${from} and ${asOf}),
      'paid', (
        select json_build_object(
          'duesLate', count(*) filter (where late and reminded_on is null),
          'duesReminded', count(*) filter (where late and reminded_on is not null),
          'duesUnpaid', count(*) filter (where late and paid_on is null))
        from (
          select reminded_on, paid_on,
            month < ${monthOf(addDays(asOf, 1))} and (paid_on is null or left(paid_on::text, 7) > month) as late
          from dues where city_id = people.city_id and person_id = people.id
            and month between ${monthOf(from)} and ${monthOf(to)}
        ) months),
      'quartersAttested', (
        select count(*) from study_attestations
        where city_id = people.city_id and person_id = people.id and attested and left(quarter, 4) = ${String(year)}),
      'punishments', (
        select coalesce(json_agg(json_build_object('level', level, 'matter', matter) order by matter), '[]')
        from punishment where punishment.person_id = people.id),
      'findings', (
        select coalesce(json_agg(fact || jsonb_build_object('ruleset', ruleset, 'clause', clause, 'date', happened_on)
          order by id), '[]')
        from findings
        where city_id = people.city_id and person_id = people.id and state = 'standing'
          and happened_on between ${from} and ${asOf})
    )), '[]')
    from unnest(${personIds}::uuid[]) asked (id) ${askedPeople(personIds.length)}`
}

const FEW = 20

/**
 * A few people are looked up one by one: joined, everybody of the city was gone through for one of them. Many are
 * joined: looked up, by a plan from before they were entered, everybody was gone through for each of them.
 */
function askedPeople(count: number): RawBuilder<unknown> {
  if (count > FEW) return sql`join people on people.city_id = ${CITY} and people.id = asked.id`
  return sql`cross join lateral (
      select city_id, id, joined_on from people where city_id = ${CITY} and id = asked.id offset 0) people`
}
