import { sql } from 'kysely'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../in-transaction'

/** The last day in the city of those who left it; the others are not among the keys. */
export async function leavingDays(
  tx: CityTransaction,
  cityId: string,
  personIds: readonly string[],
): Promise<Map<string, CivilDate>> {
  const { rows } = await sql<{ id: string; on: CivilDate }>`
    select person_id as id, until_date as on from memberships
    where city_id = ${cityId} and person_id = any (${[...personIds]}::uuid[]) and left_as is not null`.execute(tx)
  return new Map(rows.map(({ id, on }) => [id, on]))
}
