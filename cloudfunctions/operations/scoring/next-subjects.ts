import { sql } from 'kysely'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'

/** Members are people, branches organisations. */
export type SubjectTable = 'people' | 'organisations'

/** The next ids of a city's members or branches that there were on a day, in the order of ids. */
export async function nextSubjects(
  tx: CityTransaction,
  cityId: string,
  table: SubjectTable,
  { after, day, most }: { readonly after: string | null; readonly day: CivilDate; readonly most: number },
): Promise<string[]> {
  const existing =
    table === 'people'
      ? sql`exists (select from memberships member
          where member.city_id = subject.city_id and member.person_id = subject.id and member.from_date <= ${day}
            and (member.until_date is null or member.until_date >= ${day}))`
      : sql`subject.kind = 'branch' and subject.founded_on <= ${day}
          and (subject.dissolved_on is null or subject.dissolved_on > ${day})`
  const { rows } = await sql<{ id: string }>`
    select subject.id from ${sql.table(table)} subject
    where subject.city_id = ${cityId} and (${after}::uuid is null or subject.id > ${after}::uuid) and ${existing}
    order by subject.id limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}
