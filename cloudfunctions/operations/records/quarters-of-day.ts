import { sql } from 'kysely'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'

/**
 * Quarter hours of one day by person: records that count or may yet, and closed activities taken part in. People
 * without any are left out.
 * @param except a record that is being changed and does not count against itself
 */
export async function quartersOfDay(
  tx: CityTransaction,
  cityId: string,
  personIds: readonly string[],
  day: CivilDate,
  except: string | null = null,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ personId: string; quarters: number }>`
    select person_id as "personId", sum(quarters)::integer as quarters from (
      select person_id, quarters from records
      where city_id = ${cityId} and person_id = any (${[...personIds]}::uuid[]) and happened_on = ${day}
        and state in ('submitted', 'held', 'returned', 'approved') and quarters is not null
        and (${except}::uuid is null or id <> ${except}::uuid)
      union all
      select attendance.person_id, activity.quarters
      from attendance
      -- looked up one by one (offset 0): joined, a plan made for empty tables goes through the city's activities
      cross join lateral (
        select quarters from activities
        where city_id = attendance.city_id and id = attendance.activity_id and state = 'closed' and held_on = ${day}
          and quarters is not null offset 0) activity
      where attendance.city_id = ${cityId} and attendance.person_id = any (${[...personIds]}::uuid[])
        and attendance.status in ('present', 'late')
    ) hours group by person_id`.execute(tx)
  return new Map(rows.map(({ personId, quarters }) => [personId, quarters]))
}
