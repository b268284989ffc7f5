import type { RosterCounts } from '../../../shared/rules/provisions/proposed-findings'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { membersOf } from '../activities/members-of'

/** How many members and groups a branch has on a day, and whether somebody sits on its committee. */
export async function countRoster(
  tx: CityTransaction,
  cityId: string,
  branchId: string,
  day: CivilDate,
): Promise<RosterCounts> {
  const groups = await tx
    .selectFrom('organisations')
    .select('id')
    .where('city_id', '=', cityId)
    .where('parent_id', '=', branchId)
    .where('kind', '=', 'group')
    .where('founded_on', '<=', day)
    .where((where) => where.or([where('dissolved_on', 'is', null), where('dissolved_on', '>', day)]))
    .execute()
  const members = await membersOf(tx, cityId, branchId, day)
  const seat = await tx
    .selectFrom('role_grants')
    .select('id')
    .where('city_id', '=', cityId)
    .where('organisation_id', '=', branchId)
    .where('role', '=', 'committee-member')
    .where('from_date', '<=', day)
    .where((where) => where.or([where('until_date', 'is', null), where('until_date', '>=', day)]))
    .limit(1)
    .executeTakeFirst()
  return { members: members.length, groups: groups.length, committees: seat ? 1 : 0 }
}
