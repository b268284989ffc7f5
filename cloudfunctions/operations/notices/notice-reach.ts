import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { isInForce, rootsOf } from '../../../shared/access/may'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { grantsOf } from '../access/reach'

/** Whose notices somebody may read, and whose they keep. */
export interface NoticeReach {
  /** every organisation above the caller's branch and roles, and all below where the caller sees standings */
  readonly readable: readonly string[]
  /** organisations whose staff the caller is */
  readonly kept: readonly string[]
}

/** A member reads what the organisations above issue; staff also what those below them issue. */
export async function noticeReach(tx: CityTransaction, caller: Caller, today: CivilDate): Promise<NoticeReach> {
  const grants = await grantsOf(tx, caller.cityId, caller.personId)
  const held = grants.filter((grant) => isInForce(grant, today)).map(({ organisationId }) => organisationId)
  const seen = rootsOf('standings.read', grants, today)
  const { rows } = await sql<{ id: string }>`
    select ancestor_id as id from organisation_tree
    where city_id = ${caller.cityId} and (descendant_id = any (${held}::uuid[]) or descendant_id in (
      select branch_id from memberships
      where city_id = ${caller.cityId} and person_id = ${caller.personId}::uuid and from_date <= ${today}
        and (until_date is null or until_date >= ${today})))
    union
    select descendant_id from organisation_tree
    where city_id = ${caller.cityId} and ancestor_id = any (${seen}::uuid[])`.execute(tx)
  return { readable: rows.map(({ id }) => id), kept: rootsOf('notice.keep', grants, today) }
}
