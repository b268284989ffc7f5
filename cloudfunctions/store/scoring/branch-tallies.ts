import { type RawBuilder, sql } from 'kysely'
import type { BranchTally } from '../../../shared/measures/branch-tally'
import type { Fact } from '../../../shared/rules/facts/fact'
import { lastDayBy } from '../../../shared/values/window'
import type { TallySpan } from './tally-span'

export interface TalliedBranch {
  readonly branchId: string
  readonly tally: BranchTally
  readonly findings: readonly (Fact & { ruleset: string })[]
}

/** The members' scores that a branch's tally reads: whose adoption, and where bottom-line losses stand in a row. */
export interface MemberScores {
  readonly adoptionId: string | null
  /** positions in `points`, from 0 */
  readonly bottomPositions: readonly number[]
  /** hundredths, negative: who lost as much on the bottom line, or more, is below it */
  readonly belowBottom: number
}

/**
 * Adds up the activities and the members' kept scores of the given branches.
 * @param beside members whose scores are being made in the same step: they are left out, to be added as they
 * come out
 */
export function branchTallies(
  branchIds: readonly string[],
  { year, from, to, asOf: today }: TallySpan,
  members: MemberScores,
  beside: readonly string[],
): RawBuilder<TalliedBranch> {
  // After the year's end its figures are still those of the year; only scores are stored later.
  const asOf = lastDayBy({ from, to }, today)
  const positions = members.bottomPositions.map((position) => position + 1)
  return sql<TalliedBranch>`
    with city as (select current_setting('app.city_id') as id)
    select
      branch.id as "branchId",
      jsonb_build_object(
        'themeDayMonths', held.theme_months,
        'membersMeetings', held.members_meetings,
        'committeeMeetings', held.committee_meetings,
        'hasCommittee', seats.filled,
        'lectures', held.lectures,
        'groupMeetings', groups.meetings,
        'memberPoints', scored.points,
        'membersScored', scored.people,
        'membersBelowBottom', scored.below,
        'punishments', punished.punishments,
        'city', mean.city
      ) as tally,
      found.findings
    from organisations branch
    cross join lateral (
      select
        coalesce(jsonb_agg(distinct to_char(held_on, 'YYYY-MM')) filter (where 'theme-day' = any (kinds)), '[]') as theme_months,
        (count(*) filter (where 'members-meeting' = any (kinds)))::integer as members_meetings,
        (count(*) filter (where 'committee' = any (kinds)))::integer as committee_meetings,
        (count(*) filter (where 'lecture' = any (kinds)))::integer as lectures
      from activities
      where city_id = branch.city_id and organisation_id = branch.id and state = 'closed'
        and held_on between ${from} and ${asOf}
    ) held
    cross join lateral (
      select coalesce(jsonb_agg(meetings order by id), '[]') as meetings
      from (
        select party_group.id, count(activity.id)::integer as meetings
        from organisations party_group left join activities activity
          on activity.city_id = party_group.city_id and activity.organisation_id = party_group.id
          and activity.state = 'closed' and 'group' = any (activity.kinds) and activity.held_on between ${from} and ${asOf}
        where party_group.city_id = branch.city_id and party_group.parent_id = branch.id
          and party_group.kind = 'group' and party_group.founded_on <= ${asOf}
          and (party_group.dissolved_on is null or party_group.dissolved_on > ${asOf})
        group by party_group.id
      ) by_group
    ) groups
    cross join lateral (
      select exists (
        select from role_grants where city_id = branch.city_id and organisation_id = branch.id
          and role = 'committee-member' and from_date <= ${asOf} and (until_date is null or until_date >= ${asOf})
      ) as filled
    ) seats
    cross join lateral (
      select
        coalesce(sum(latest.total), 0)::integer as points,
        count(*)::integer as people,
        (count(*) filter (where latest.bottom <= ${members.belowBottom}::integer or 'veto' = any (latest.flags)))::integer as below
      from memberships member
      cross join lateral (
        select total, flags, (select coalesce(sum(points[position]), 0) from unnest(${positions}::integer[]) position) as bottom
        from scores
        where city_id = member.city_id and adoption_id = ${members.adoptionId}::uuid and subject_id = member.person_id
          and kind = 'proposed' and as_of <= ${today}
        order by as_of desc limit 1
      ) latest
      where member.city_id = branch.city_id and member.branch_id = branch.id and member.from_date <= ${asOf}
        and member.person_id <> all (${beside}::uuid[])
        and (member.until_date is null or member.until_date >= ${asOf})
        -- a score from before somebody retired stays on record, but counts with the branch no more
        and (coalesce((
            select class from person_classes
            where city_id = member.city_id and person_id = member.person_id and from_date <= ${asOf}
            order by from_date desc limit 1), 'regular') in ('regular', 'probationary')
          or coalesce((
            select (value -> 'scored')::boolean from settings
            where city_id = member.city_id and person_id = member.person_id and name = 'member.scored'
              and from_date <= ${asOf} and (until_date is null or until_date >= ${asOf})
            order by from_date desc limit 1), false))
    ) scored
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('level', level, 'matter', matter) order by matter), '[]') as punishments
      from punishment_levels(
        array(select person_id from memberships where city_id = branch.city_id and branch_id = branch.id),
        ${from}::date, ${asOf}::date) punishment
      where punishment.branch_id = branch.id
    ) punished
    left join lateral (
      select measures.figures -> 'member-index.city' as city
      from measures join organisation_tree tree
        on tree.city_id = measures.city_id and tree.ancestor_id = measures.subject_id
      where tree.city_id = branch.city_id and tree.descendant_id = branch.id and measures.year = ${year}
        and measures.as_of <= ${today} and measures.figures ? 'member-index.city'
      order by measures.as_of desc limit 1
    ) mean on true
    cross join lateral (
      select coalesce(jsonb_agg(fact || jsonb_build_object('ruleset', ruleset, 'clause', clause, 'date', happened_on)
        order by id), '[]') as findings
      from findings
      where city_id = branch.city_id and organisation_id = branch.id and state = 'standing'
        and happened_on between ${from} and ${asOf}
    ) found
    where branch.city_id = (select id from city) and branch.id = any (${branchIds}::uuid[])`
}
