import { type RawBuilder, sql } from 'kysely'
import type { Action } from '../../../shared/access/actions'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf, type Target } from '../../../shared/access/may'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { grantsOf, organisationsAbove, personAsTarget } from '../access/reach'

/** Where a caller's roles reach for an action, as common table expressions to build a statement on. */
export interface Reach {
  readonly empty: boolean
  /** `roots(id)`, `branches(id)`: branches in reach; `grouped(id)`: people in reach through their group alone */
  readonly with: RawBuilder<unknown>
}

/** The branches below the organisations of a caller's roles, and the members of groups that a role is bound to. */
export async function reachOf(tx: CityTransaction, caller: Caller, action: Action, today: CivilDate): Promise<Reach> {
  const roots = rootsOf(action, await grantsOf(tx, caller.cityId, caller.personId), today)
  return {
    empty: roots.length === 0,
    with: sql`
      roots as (select unnest(${roots}::uuid[]) as id),
      branches as (
        select distinct branch.id from roots
        join organisation_tree tree on tree.city_id = ${caller.cityId} and tree.ancestor_id = roots.id
        join organisations branch
          on branch.city_id = tree.city_id and branch.id = tree.descendant_id and branch.kind = 'branch'),
      grouped as (
        select distinct member.person_id as id from memberships member
        where member.city_id = ${caller.cityId} and member.group_id in (select id from roots)
          and member.branch_id not in (select id from branches)
          and member.from_date <= ${today} and (member.until_date is null or member.until_date >= ${today}))`,
  }
}

/** A record as a target: its person, the branch it happened in and where the person is now, with all above them. */
export async function recordAsTarget(
  tx: CityTransaction,
  cityId: string,
  record: { readonly personId: string; readonly branchId: string },
  today: CivilDate,
): Promise<Target> {
  const then = await organisationsAbove(tx, cityId, record.branchId)
  const { organisationIds: now } = await personAsTarget(tx, cityId, record.personId, today)
  return { personId: record.personId, organisationIds: [...new Set([...then, ...now])] }
}
