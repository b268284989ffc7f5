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

/** A branch as the statement gives it; `talliedBranch` puts it together. */
export type SummedBranch = Omit<TalliedBranch, 'tally'> & {
  readonly held: Pick<BranchTally, 'themeDayMonths' | 'membersMeetings' | 'committeeMeetings' | 'lectures'>
  readonly scored: Pick<BranchTally, 'memberPoints' | 'membersScored' | 'membersBelowBottom'>
  readonly hasCommittee: boolean
  readonly groupMeetings: readonly number[]
  readonly punishments: BranchTally['punishments']
  readonly city: BranchTally['city']
}

/** Puts together what `branchTallies` found of one branch. */
export function talliedBranch(summed: SummedBranch): TalliedBranch {
  const { branchId, findings, held, scored, hasCommittee, groupMeetings, punishments, city } = summed
  return { branchId, findings, tally: { ...held, ...scored, hasCommittee, groupMeetings, punishments, city } }
}

const CITY = sql`current_setting('app.city_id')`

/**
 * Whoever was ever in one of the branches, in one row: `people`. The branches' parts of a statement read it,
 * so that it comes once for all of them.
 */
export function branchRoll(branchIds: readonly string[]): RawBuilder<unknown> {
  return sql`
    select array(select person_id from memberships where city_id = ${CITY} and branch_id = any (${branchIds}::uuid[]))
      as people`
}

/** Of those in `roll`, whose scores do not count with a branch: retired, floating and infirm, unless it asked for one. */
export function unscoredMembers({ from, to, asOf: today }: TallySpan): RawBuilder<unknown> {
  const asOf = lastDayBy({ from, to }, today)
  return sql`
    select latest.person_id from (
      select distinct on (person_id) person_id, class from person_classes
      where city_id = ${CITY} and person_id = any ((select people from roll)::uuid[]) and from_date <= ${asOf}
      order by person_id, from_date desc
    ) latest
    where latest.class not in ('regular', 'probationary') and not coalesce((
      select (value -> 'scored')::boolean from settings
      where city_id = ${CITY} and person_id = latest.person_id and name = 'member.scored'
        and from_date <= ${asOf} and (until_date is null or until_date >= ${asOf})
      order by from_date desc limit 1), false)`
}

/**
 * Adds up the activities and the members' kept scores of the given branches. Part of a statement that has
 * `punishment` and `unscored`.
 * @param beside members whose scores are being made in the same step: they are left out, to be added as they
 * come out
 * @returns a list of `SummedBranch`
 */
export function branchTallies(
  branchIds: readonly string[],
  { year, from, to, asOf: today }: TallySpan,
  members: MemberScores,
  beside: readonly string[],
): RawBuilder<readonly SummedBranch[]> {
  // After the year's end its figures are still those of the year; only scores are stored later.
  const asOf = lastDayBy({ from, to }, today)
  const losses = members.bottomPositions.map((position) => sql`coalesce(points[${sql.lit(position + 1)}], 0)`)
  const bottom = losses.length === 0 ? sql`0` : sql.join(losses, sql` + `)
  return sql<readonly SummedBranch[]>`
    select coalesce(json_agg(json_build_object(
      'branchId', branch.id,
      'held', (
        select json_build_object(
          'themeDayMonths', coalesce(
            json_agg(distinct to_char(held_on, 'YYYY-MM')) filter (where 'theme-day' = any (kinds)), '[]'),
          'membersMeetings', count(*) filter (where 'members-meeting' = any (kinds)),
          'committeeMeetings', count(*) filter (where 'committee' = any (kinds)),
          'lectures', count(*) filter (where 'lecture' = any (kinds)))
        from activities
        where city_id = ${CITY} and organisation_id = branch.id and state = 'closed'
          and held_on between ${from} and ${asOf}),
      'groupMeetings', (
        select coalesce(json_agg((
          select count(*) from activities
          where city_id = party_group.city_id and organisation_id = party_group.id and state = 'closed'
            and 'group' = any (kinds) and held_on between ${from} and ${asOf}) order by party_group.id), '[]')
        from organisations party_group
        where party_group.city_id = ${CITY} and party_group.parent_id = branch.id and party_group.kind = 'group'
          and party_group.founded_on <= ${asOf}
          and (party_group.dissolved_on is null or party_group.dissolved_on > ${asOf})),
      'hasCommittee', exists (
        select from role_grants where city_id = ${CITY} and organisation_id = branch.id
          and role = 'committee-member' and from_date <= ${asOf} and (until_date is null or until_date >= ${asOf})),
      'scored', (
        select json_build_object(
          'memberPoints', coalesce(sum(latest.total), 0),
          'membersScored', count(*),
          'membersBelowBottom', count(*) filter (
            where latest.bottom <= ${members.belowBottom}::integer or 'veto' = any (latest.flags)))
        from memberships member
        cross join lateral (
          select total, flags, ${bottom} as bottom from scores
          where city_id = member.city_id and adoption_id = ${members.adoptionId}::uuid and subject_id = member.person_id
            and kind = 'proposed' and as_of <= ${today}
          order by as_of desc limit 1
        ) latest
        where member.city_id = ${CITY} and member.branch_id = branch.id and member.from_date <= ${asOf}
          and (member.until_date is null or member.until_date >= ${asOf})
          and member.person_id <> all (${beside}::uuid[])
          -- a score from before somebody retired stays on record, but counts with the branch no more
          and member.person_id not in (select person_id from unscored)),
      'punishments', (
        select coalesce(json_agg(json_build_object('level', level, 'matter', matter) order by matter), '[]')
        from punishment where punishment.branch_id = branch.id),
      'city', (
        select mean.figure
        from organisation_tree tree
        -- asked of each organ above, or an embedded database reads everybody's measures for every branch
        cross join lateral (
          select figures -> 'member-index.city' as figure, as_of from measures
          where city_id = tree.city_id and subject_id = tree.ancestor_id and year = ${year}
            and as_of <= ${today} and figures ? 'member-index.city'
          order by as_of desc limit 1
        ) mean
        where tree.city_id = ${CITY} and tree.descendant_id = branch.id
        order by mean.as_of desc limit 1),
      'findings', (
        select coalesce(json_agg(fact || jsonb_build_object('ruleset', ruleset, 'clause', clause, 'date', happened_on)
          order by id), '[]')
        from findings
        where city_id = ${CITY} and organisation_id = branch.id and state = 'standing'
          and happened_on between ${from} and ${asOf})
    )), '[]')
    from unnest(${branchIds}::uuid[]) branch (id)`
}
