import { sql } from 'kysely'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'

/** A person and the days at issue. */
export interface Stay {
  readonly personId: string
  readonly from: CivilDate
  readonly to: CivilDate
}

/**
 * Lets through only people who were members of the branch on at least one of the days at issue.
 * @returns when each of them joined the Party
 * @throws AppError `not-found`
 */
export async function requireBranchMembers(
  tx: CityTransaction,
  cityId: string,
  branchId: string,
  stays: readonly Stay[],
): Promise<ReadonlyMap<string, CivilDate>> {
  const { rows } = await sql<{ personId: string; joinedOn: CivilDate; stayed: boolean }>`
    select stay."personId", people.joined_on as "joinedOn",
      bool_and(exists (
        select from memberships member where member.city_id = ${cityId} and member.person_id = people.id
          and member.branch_id = ${branchId} and member.from_date <= stay."to"
          and (member.until_date is null or member.until_date >= stay."from"))) as stayed
    from jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) as stay("personId" uuid, "from" date, "to" date)
    join people on people.city_id = ${cityId} and people.id = stay."personId"
    group by stay."personId", people.joined_on`.execute(tx)
  const asked = new Set(stays.map(({ personId }) => personId))
  if (rows.length < asked.size || rows.some(({ stayed }) => !stayed)) throw notFound()
  return new Map(rows.map(({ personId, joinedOn }) => [personId, joinedOn]))
}
