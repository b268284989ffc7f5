import { sql } from 'kysely'
import type { OrganTally } from '../../../shared/measures/organ-tally'
import type { Fact } from '../../../shared/rules/facts/fact'
import type { CivilDate } from '../../../shared/values/civil-date'
import { endedMonths, lastDayBy, type Window } from '../../../shared/values/window'
import type { CityTransaction } from '../in-transaction'

export interface TalliedOrgan {
  readonly organId: string
  readonly tally: OrganTally
  readonly findings: readonly (Fact & { ruleset: string })[]
}

/**
 * Makes transactions that recompute the same organ take turns. Comes after the locks of members and branches
 * (`lockSubjects`) and takes organs in the order of their ids, so that no two can wait for each other.
 * @returns the organs among the organisations asked for and above them
 */
export async function lockOrgans(
  tx: CityTransaction,
  cityId: string,
  organisationIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from organisations
    where city_id = ${cityId} and kind in ('organ-committee', 'general-branch') and id in (
      select ancestor_id from organisation_tree
      where city_id = ${cityId} and descendant_id = any (${[...organisationIds]}::uuid[]))
    order by id for no key update`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Adds up the raw records of all branches of the given organs, in one statement however many there are. */
export async function organTallies(
  tx: CityTransaction,
  organIds: readonly string[],
  { from, to, asOf: today }: Window & { readonly asOf: CivilDate },
): Promise<TalliedOrgan[]> {
  const asOf = lastDayBy({ from, to }, today)
  const months = endedMonths({ from, to }, asOf)
  const { rows } = await sql<TalliedOrgan>`
    with organ as (
      select city_id, id from organisations
      where city_id = current_setting('app.city_id') and id = any (${[...organIds]}::uuid[])),
    below as (
      select tree.ancestor_id as organ_id, branch.city_id, branch.id,
        branch.founded_on <= ${asOf} and (branch.dissolved_on is null or branch.dissolved_on > ${asOf}) as stands
      from organ
      join organisation_tree tree on tree.city_id = organ.city_id and tree.ancestor_id = organ.id
      join organisations branch on branch.city_id = tree.city_id and branch.id = tree.descendant_id and branch.kind = 'branch')
    select
      organ.id as "organId",
      jsonb_build_object(
        'branches', (select count(*) from below where below.organ_id = organ.id and below.stands),
        'themeDayMonths', held.theme_months,
        'membersMeetings', held.members_meetings,
        'lectures', held.lectures,
        'volunteerQuarters', logged.volunteer + attended.volunteer,
        'studyQuarters', logged.study + attended.study,
        'punishments', punished.punishments
      ) as tally,
      found.findings
    from organ
    cross join lateral (
      select
        count(distinct (below.id, to_char(held_on, 'YYYY-MM'))) filter (where below.stands
          and 'theme-day' = any (kinds) and to_char(held_on, 'YYYY-MM') = any (${months}::text[])) as theme_months,
        count(*) filter (where 'members-meeting' = any (kinds)) as members_meetings,
        count(*) filter (where 'lecture' = any (kinds)) as lectures
      from below join activities activity
        on activity.city_id = below.city_id and activity.organisation_id = below.id and activity.state = 'closed'
        and activity.held_on between ${from} and ${asOf}
      where below.organ_id = organ.id
    ) held
    cross join lateral (
      select
        coalesce(sum(quarters) filter (where record.kind = 'volunteer-hours'), 0) as volunteer,
        coalesce(sum(quarters) filter (where record.kind = 'study-hours'), 0) as study
      from below join records record
        on record.city_id = below.city_id and record.branch_id = below.id and record.state = 'approved'
        and record.happened_on between ${from} and ${asOf}
      where below.organ_id = organ.id
    ) logged
    cross join lateral (
      select
        coalesce(sum(quarters) filter (where 'volunteer' = any (kinds)), 0) as volunteer,
        coalesce(sum(quarters) filter (where 'study' = any (kinds)), 0) as study
      from below
      join memberships member on member.city_id = below.city_id and member.branch_id = below.id
      join attendance on attendance.city_id = member.city_id and attendance.person_id = member.person_id
        and attendance.status in ('present', 'late')
      join activities activity on activity.city_id = attendance.city_id and activity.id = attendance.activity_id
        and activity.state = 'closed' and activity.quarters is not null and activity.held_on between ${from} and ${asOf}
        and activity.held_on >= member.from_date and (member.until_date is null or activity.held_on <= member.until_date)
      where below.organ_id = organ.id
    ) attended
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('level', level, 'matter', matter) order by matter, level), '[]') as punishments
      from punishment_levels(
        array(select distinct member.person_id from below
          join memberships member on member.city_id = below.city_id and member.branch_id = below.id
          where below.organ_id = organ.id),
        ${from}::date, ${asOf}::date) punishment
      where punishment.branch_id in (select below.id from below where below.organ_id = organ.id)
    ) punished
    cross join lateral (
      select coalesce(jsonb_agg(fact || jsonb_build_object('ruleset', ruleset, 'clause', clause, 'date', happened_on)
        order by id), '[]') as findings
      from findings
      where city_id = organ.city_id and organisation_id = organ.id and state = 'standing'
        and happened_on between ${from} and ${asOf}
    ) found
    order by organ.id`.execute(tx)
  return rows
}
