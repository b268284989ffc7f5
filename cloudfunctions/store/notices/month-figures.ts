import { sql } from 'kysely'
import type { ActivityKind } from '../../../shared/records/activity-kinds'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { YearMonth } from '../../../shared/values/year-month'
import type { CityTransaction } from '../in-transaction'

/** A branch of an organisation's subtree. */
export interface BranchBelow {
  readonly id: string
  readonly name: string
}

/** The branches that stood under an organisation on a day, in the order of their names. */
export async function branchesBelow(
  tx: CityTransaction,
  cityId: string,
  organisationId: string,
  day: CivilDate,
): Promise<BranchBelow[]> {
  const { rows } = await sql<BranchBelow>`
    select branch.id, branch.name from organisation_tree tree
    join organisations branch on branch.city_id = tree.city_id and branch.id = tree.descendant_id
    where tree.city_id = ${cityId} and tree.ancestor_id = ${organisationId}::uuid and branch.kind = 'branch'
      and branch.founded_on <= ${day} and (branch.dissolved_on is null or branch.dissolved_on > ${day})
    order by branch.name collate "C", branch.id`.execute(tx)
  return rows
}

interface Span {
  readonly from: CivilDate
  readonly to: CivilDate
}

/** How many activities an organisation and those below it held: all together, and of each kind. */
export async function activitiesHeld(
  tx: CityTransaction,
  cityId: string,
  organisationId: string,
  { from, to }: Span,
): Promise<{ total: number; kinds: Readonly<Partial<Record<ActivityKind, number>>> }> {
  const { rows } = await sql<{ total: number; kinds: Partial<Record<ActivityKind, number>> }>`
    with held as (
      select activity.id, activity.kinds from organisation_tree tree
      join activities activity on activity.city_id = tree.city_id and activity.organisation_id = tree.descendant_id
      where tree.city_id = ${cityId} and tree.ancestor_id = ${organisationId}::uuid and activity.state = 'closed'
        and activity.held_on between ${from} and ${to})
    select (select count(*) from held)::integer as total,
      (select coalesce(jsonb_object_agg(kind, times), '{}') from (
        select kind, count(*)::integer as times from held, unnest(held.kinds) kind group by kind) kinds) as kinds`.execute(
    tx,
  )
  return rows[0] ?? { total: 0, kinds: {} }
}

/** Quarter hours of one month. */
export interface MonthOfHours {
  readonly month: YearMonth
  readonly volunteer: number
  readonly study: number
}

/**
 * The volunteer and study hours of members, month by month: approved records by the branch they happened in, and
 * activities taken part in by the branch the member was in on that day.
 * @returns months in which there were any, in order
 */
export async function hoursByMonth(
  tx: CityTransaction,
  cityId: string,
  organisationId: string,
  { from, to }: Span,
): Promise<MonthOfHours[]> {
  const { rows } = await sql<MonthOfHours>`
    with place as (
      select descendant_id as id from organisation_tree
      where city_id = ${cityId} and ancestor_id = ${organisationId}::uuid),
    gathering as materialized (
      select id, held_on, case when 'volunteer' = any (kinds) then quarters else 0 end as volunteer,
        case when 'study' = any (kinds) then quarters else 0 end as study
      from activities
      where city_id = ${cityId} and state = 'closed' and quarters is not null and kinds && array['volunteer', 'study']
        and held_on between ${from} and ${to}),
    hour as (
      select to_char(happened_on, 'YYYY-MM') as month,
        case kind when 'volunteer-hours' then quarters else 0 end as volunteer,
        case kind when 'study-hours' then quarters else 0 end as study
      from records
      where city_id = ${cityId} and branch_id in (select id from place) and state = 'approved'
        and kind in ('volunteer-hours', 'study-hours') and happened_on between ${from} and ${to}
      union all
      select to_char(gathering.held_on, 'YYYY-MM'), gathering.volunteer, gathering.study
      from gathering
      -- one step after the other (offset 0): taken all at once, the database began with whoever was ever a member
      cross join lateral (
        select person_id from attendance
        where city_id = ${cityId} and activity_id = gathering.id and status in ('present', 'late') offset 0) came
      cross join lateral (
        select branch_id from memberships
        where city_id = ${cityId} and person_id = came.person_id and from_date <= gathering.held_on
          and (until_date is null or until_date >= gathering.held_on) offset 0) member
      where member.branch_id in (select id from place))
    select month, sum(volunteer)::integer as volunteer, sum(study)::integer as study
    from hour group by month order by month`.execute(tx)
  return rows
}

/** Where branches stood at the end of a day under one adoption: those that had a score by then. */
export async function standingsAt(
  tx: CityTransaction,
  cityId: string,
  adoptionId: string,
  branchIds: readonly string[],
  day: CivilDate,
): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ id: string; standing: string | null }>`
    select asked.id, latest.standing from unnest(${[...branchIds]}::uuid[]) as asked(id)
    cross join lateral (
      select coalesce(standing, band) as standing from scores
      where city_id = ${cityId} and adoption_id = ${adoptionId}::uuid and subject_id = asked.id and kind = 'proposed'
        and as_of <= ${day}
      order by as_of desc limit 1
    ) latest`.execute(tx)
  return new Map(rows.map(({ id, standing }) => [id, standing]))
}
