import { sql } from 'kysely'
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

/**
 * Makes transactions that recompute the same member or branch take turns, so that each reads what the one
 * before it wrote. Must come before the tallies, in a statement of its own: a later statement sees what was
 * committed while this one waited. Members are locked before branches, as the select list names them: other
 * operations lock a member first too.
 * @returns the branches that were locked (those asked for and those the members are in), and what the city has
 * adopted for the years
 */
export async function lockSubjects(
  tx: CityTransaction,
  cityId: string,
  personIds: readonly string[],
  branchIds: readonly string[],
  years: readonly number[],
  today: CivilDate,
): Promise<{ branches: string[]; adoptions: AdoptionRow[] }> {
  const { rows } = await sql<{ branches: string[]; adoptions: AdoptionRow[] }>`
    with member as (
      select id from people where city_id = ${cityId} and id = any (${[...personIds]}::uuid[]) order by id for no key update),
    branch as (
      select id from organisations
      where city_id = ${cityId} and (id = any (${[...branchIds]}::uuid[]) or id in (
        select branch_id from memberships
        where city_id = ${cityId} and person_id = any (${[...personIds]}::uuid[]) and from_date <= ${today}
          and (until_date is null or until_date >= ${today})))
      order by id for no key update)
    select (select count(*) from member) as members, array(select id::text from branch) as branches,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'year', year, 'subject', subject, 'ruleset', ruleset,
          'version', version, 'options', options) order by ruleset), '[]') from adoptions
        where city_id = ${cityId} and year = any (${[...years]}::integer[]) and ended_at is null) as adoptions`.execute(
    tx,
  )
  return rows[0] ?? { branches: [], adoptions: [] }
}
