import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../in-transaction'
import type { Tables } from '../tables'

/** A ruleset version adopted for a year, as it is kept. */
export interface AdoptionRow {
  readonly id: string
  readonly year: number
  readonly subject: Tables['adoptions']['subject']
  readonly ruleset: string
  readonly version: CivilDate
  readonly options: Readonly<Record<string, unknown>>
}

/** Whom a change touches: locked until the transaction ends. */
export interface LockedSubjects {
  /** the branch of each member on the day; both are locked */
  readonly members: readonly { readonly personId: string; readonly branchId: string }[]
  /** what the city has adopted for the years */
  readonly adoptions: readonly AdoptionRow[]
}

/**
 * Makes transactions that recompute the same member or branch take turns, so that each reads what the one
 * before it wrote. Must come before the tallies, in a statement of its own: a later statement sees what was
 * committed while this one waited.
 */
export async function lockSubjects(
  tx: CityTransaction,
  cityId: string,
  personIds: readonly string[],
  branchIds: readonly string[],
  years: readonly number[],
  today: CivilDate,
): Promise<LockedSubjects> {
  const people = sql`unnest(${[...personIds]}::uuid[])`
  const { rows } = await sql<{ subjects: LockedSubjects }>`
    with ${subjectLocks(cityId, people, branchIds, today)}
    select ${lockedSubjects(cityId, years)} as subjects`.execute(tx)
  return rows[0]?.subjects ?? { members: [], adoptions: [] }
}

/**
 * The locks as parts of a statement that does more: members in the order of their ids, then branches. Other
 * operations lock a member first too; counting the members makes the statement have all of them before a branch.
 * @param people a select list or set of person ids
 */
export function subjectLocks(
  cityId: string,
  people: RawBuilder<unknown>,
  branchIds: readonly string[],
  today: CivilDate,
): RawBuilder<unknown> {
  return sql`
    locked_member as (
      select id from people where city_id = ${cityId} and id in (select ${people}) order by id for no key update),
    member_branch as (
      select locked_member.id as person_id, at_home.branch_id from locked_member
      -- looked up one by one (offset 0): joined, ten thousand new members were held each against each
      cross join lateral (
        select branch_id from memberships
        where city_id = ${cityId} and person_id = locked_member.id and from_date <= ${today}
          and (until_date is null or until_date >= ${today}) offset 0) at_home),
    locked_branch as (
      select organisations.id from organisations cross join (select count(*) from locked_member) members
      where city_id = ${cityId} and id in (
        select unnest(${[...branchIds]}::uuid[]) union all select branch_id from member_branch)
      order by id for no key update of organisations)`
}

/** What `subjectLocks` locked, and the adoptions of the years, as one JSON value. */
export function lockedSubjects(cityId: string, years: readonly number[]): RawBuilder<LockedSubjects> {
  return sql<LockedSubjects>`jsonb_build_object(
    -- counted, or nobody would ask for the lock
    'locked', (select count(*) from locked_branch),
    -- joined with the locks, ten thousand members were held against each branch
    'members', (select coalesce(jsonb_agg(jsonb_build_object('personId', person_id, 'branchId', branch_id)), '[]')
      from member_branch),
    'adoptions', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'year', year, 'subject', subject, 'ruleset', ruleset,
        'version', version, 'options', options) order by ruleset), '[]') from adoptions
      where city_id = ${cityId} and year = any (${[...years]}::integer[]) and ended_at is null))`
}
