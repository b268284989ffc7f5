import { type RawBuilder, sql } from 'kysely'
import type { MemberTally } from '../../../shared/measures/member-tally'
import type { PersonClass } from '../../../shared/people/person'
import type { Fact } from '../../../shared/rules/facts/fact'
import type { CivilDate } from '../../../shared/values/civil-date'
import { lastDayBy } from '../../../shared/values/window'
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

const MEETINGS = sql`array['members-meeting', 'committee', 'group', 'lecture', 'organisational-life']`

/**
 * Adds up the raw records of the given members, however many they are: an approval asks for one member, the
 * night for all of them.
 */
export function memberTallies(
  personIds: readonly string[],
  { year, from, to, asOf: today }: TallySpan,
): RawBuilder<TalliedMember> {
  // After the year's end its figures are still those of the year: what is entered late counts, what came later does not.
  const asOf = lastDayBy({ from, to }, today)
  return sql<TalliedMember>`
    with city as (select current_setting('app.city_id') as id),
    asked as (select unnest(${personIds}::uuid[]) as id),
    -- once for all members: asked member by member, the function was a third of the statement
    punishment as materialized (select * from punishment_levels(${personIds}::uuid[], ${from}::date, ${asOf}::date))
    select
      people.id as "personId",
      member.branch_id as "branchId",
      coalesce(class.class, 'regular') as class,
      coalesce(request.on_request, false) as "scoredOnRequest",
      people.joined_on as "joinedOn",
      office.months as "officeMonths",
      jsonb_build_object(
        'volunteerQuarters', logged.volunteer + attended.volunteer,
        'studyQuarters', logged.study + attended.study,
        'meetingAbsences', attended.meeting_absences,
        'meetingLate', attended.meeting_late,
        'themeDayAbsences', attended.theme_absences,
        'themeDaysAttended', attended.theme_attended,
        'duesLate', paid.late,
        'duesReminded', paid.reminded,
        'duesUnpaid', paid.unpaid,
        'quartersAttested', study.attested,
        'hardTasks', logged.hard_tasks,
        'lectures', logged.lectures + lectured.lectures,
        'honours', logged.honours,
        'punishments', punished.punishments
      ) as tally,
      found.findings
    from asked
    join people on people.city_id = (select id from city) and people.id = asked.id
    left join lateral (
      select branch_id from memberships
      where city_id = people.city_id and person_id = people.id and from_date <= ${asOf}
        and (until_date is null or until_date >= ${asOf})
      order by from_date desc limit 1
    ) member on true
    left join lateral (
      select class from person_classes
      where city_id = people.city_id and person_id = people.id and from_date <= ${asOf}
      order by from_date desc limit 1
    ) class on true
    left join lateral (
      select (value -> 'scored')::boolean as on_request from settings
      where city_id = people.city_id and person_id = people.id and name = 'member.scored'
        and from_date <= ${asOf} and (until_date is null or until_date >= ${asOf})
      order by from_date desc limit 1
    ) request on true
    cross join lateral (
      -- most members hold no office: their months need no counting
      select count(*)::integer as months from generate_series(${from}::date, ${to}::date, interval '1 month') month
      where exists (select from role_grants where city_id = people.city_id and person_id = people.id) and exists (
        select from role_grants
        where city_id = people.city_id and person_id = people.id
          and role in ('secretary', 'deputy-secretary', 'committee-member')
          and from_date <= month and (until_date is null or until_date >= month + interval '1 month' - interval '1 day'))
        and month >= people.joined_on
    ) office
    cross join lateral (
      select
        coalesce(sum(quarters) filter (where kind = 'volunteer-hours'), 0)::integer as volunteer,
        coalesce(sum(quarters) filter (where kind = 'study-hours'), 0)::integer as study,
        (count(*) filter (where kind = 'hard-task'))::integer as hard_tasks,
        (count(*) filter (where kind = 'lecture'))::integer as lectures,
        coalesce(jsonb_agg(jsonb_build_object('level', content ->> 'level', 'matter', coalesce(content ->> 'matter', id::text))
          order by id) filter (where kind = 'honour'), '[]') as honours
      from records
      where city_id = people.city_id and person_id = people.id and state = 'approved'
        and happened_on between ${from} and ${asOf}
    ) logged
    cross join lateral (
      select
        coalesce(sum(quarters) filter (where came and 'volunteer' = any (kinds)), 0)::integer as volunteer,
        coalesce(sum(quarters) filter (where came and 'study' = any (kinds)), 0)::integer as study,
        (count(*) filter (where missed and kinds && ${MEETINGS}))::integer as meeting_absences,
        (count(*) filter (where expected and status = 'late' and kinds && ${MEETINGS}))::integer as meeting_late,
        (count(*) filter (where missed and 'theme-day' = any (kinds) and not kinds && ${MEETINGS}))::integer as theme_absences,
        (count(*) filter (where came and 'theme-day' = any (kinds)))::integer as theme_attended
      from (
        select activity.kinds, activity.quarters, attendance.status, attendance.expected,
          attendance.status in ('present', 'late') as came,
          attendance.expected and attendance.status in ('unknown', 'absent', 'leave-asked') as missed
        from attendance join activities activity
          on activity.city_id = attendance.city_id and activity.id = attendance.activity_id
        where attendance.city_id = people.city_id and attendance.person_id = people.id
          and activity.state = 'closed' and activity.held_on between ${from} and ${asOf}
      ) gathering
    ) attended
    cross join lateral (
      select count(*)::integer as lectures from activities
      where city_id = people.city_id and lecturer_id = people.id and state = 'closed' and 'lecture' = any (kinds)
        and held_on between ${from} and ${asOf}
    ) lectured
    cross join lateral (
      select
        (count(*) filter (where late and reminded_on is null))::integer as late,
        (count(*) filter (where late and reminded_on is not null))::integer as reminded,
        (count(*) filter (where late and paid_on is null))::integer as unpaid
      from (
        select reminded_on, paid_on,
          month_end <= ${asOf}::date and (paid_on is null or paid_on > month_end) as late
        from (
          select reminded_on, paid_on, ((month || '-01')::date + interval '1 month' - interval '1 day')::date as month_end
          from dues where city_id = people.city_id and person_id = people.id
            and month between to_char(${from}::date, 'YYYY-MM') and to_char(${to}::date, 'YYYY-MM')
        ) months
      ) months
    ) paid
    cross join lateral (
      select count(*)::integer as attested from study_attestations
      where city_id = people.city_id and person_id = people.id and attested and left(quarter, 4) = ${String(year)}
    ) study
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('level', level, 'matter', matter) order by matter), '[]') as punishments
      from punishment where punishment.person_id = people.id
    ) punished
    cross join lateral (
      select coalesce(jsonb_agg(fact || jsonb_build_object('ruleset', ruleset, 'clause', clause, 'date', happened_on)
        order by id), '[]') as findings
      from findings
      where city_id = people.city_id and person_id = people.id and state = 'standing'
        and happened_on between ${from} and ${asOf}
    ) found`
}
