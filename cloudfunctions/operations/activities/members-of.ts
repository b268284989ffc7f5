import { sql } from 'kysely'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'

/** Those who belong to an organisation or one below it on a day; only those of `among`, when it is given. */
export async function membersOf(
  tx: CityTransaction,
  cityId: string,
  organisationId: string,
  day: CivilDate,
  among: readonly string[] | null = null,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct member.person_id as id
    from memberships member join organisation_tree tree
      on tree.city_id = member.city_id and tree.descendant_id in (member.branch_id, member.group_id)
    where member.city_id = ${cityId} and tree.ancestor_id = ${organisationId}
      and member.from_date <= ${day} and (member.until_date is null or member.until_date >= ${day})
      and (${among}::uuid[] is null or member.person_id = any (${among}::uuid[]))
    order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Those who sit on an organisation's committee on a day. */
export async function committeeOf(
  tx: CityTransaction,
  cityId: string,
  organisationId: string,
  day: CivilDate,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('role_grants')
    .select('person_id')
    .distinct()
    .where('city_id', '=', cityId)
    .where('organisation_id', '=', organisationId)
    .where('role', 'in', ['secretary', 'deputy-secretary', 'committee-member'])
    .where('from_date', '<=', day)
    .where((where) => where.or([where('until_date', 'is', null), where('until_date', '>=', day)]))
    .execute()
  return rows.map(({ person_id: id }) => id)
}
