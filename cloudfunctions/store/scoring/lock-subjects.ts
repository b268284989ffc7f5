import { sql } from 'kysely'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../in-transaction'

/**
 * Makes transactions that recompute the same member or branch take turns, so that each reads what the one
 * before it wrote. Must come before the tallies, in a statement of its own: a later statement sees what was
 * committed while this one waited.
 * @returns the branches that were locked: those asked for and those the members are in
 */
export async function lockSubjects(
  tx: CityTransaction,
  cityId: string,
  personIds: readonly string[],
  branchIds: readonly string[],
  today: CivilDate,
): Promise<string[]> {
  const { rows } = await sql<{ branches: string[] }>`
    with member as (
      select id from people where city_id = ${cityId} and id = any (${[...personIds]}::uuid[]) order by id for no key update),
    branch as (
      select id from organisations
      where city_id = ${cityId} and (id = any (${[...branchIds]}::uuid[]) or id in (
        select branch_id from memberships
        where city_id = ${cityId} and person_id = any (${[...personIds]}::uuid[]) and from_date <= ${today}
          and (until_date is null or until_date >= ${today})))
      order by id for no key update)
    select array(select id::text from branch) as branches, (select count(*) from member) as members`.execute(tx)
  return rows[0]?.branches ?? []
}
