import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { may, type RoleGrant } from '../../../shared/access/may'
import type { OrganisationKind } from '../../../shared/organisations/kinds'
import type { ActivityKind } from '../../../shared/records/activity-kinds'
import type { ActivityState } from '../../../shared/records/activity-states'
import { AppError } from '../../../shared/values/app-error'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { QuarterHours } from '../../../shared/values/hours'
import type { Id } from '../../../shared/values/ids'
import type { CityTransaction } from '../../store/in-transaction'
import type { Tables } from '../../store/tables'
import { grantsAsJson, notFound } from '../access/reach'

/** An activity as it stands in the store, with its place in the tree. */
export interface HeldActivity {
  readonly id: Id
  readonly organisationId: Id
  readonly holder: OrganisationKind
  /** the organisation itself and all above it */
  readonly above: readonly string[]
  /** the branch whose measures it feeds: the holder, or the branch of the group that holds it */
  readonly branchId: Id | null
  readonly kinds: ActivityKind[]
  readonly title: string
  readonly heldOn: CivilDate
  readonly quarters: QuarterHours | null
  readonly lecturerId: Id | null
  readonly expects: Tables['activities']['expects']
  readonly state: ActivityState
  readonly revision: number
}

/**
 * Locks an activity for somebody who keeps it.
 * @throws AppError `not-found`, or `revision-conflict` when it is not as the caller saw it
 */
export async function lockKeptActivity(
  tx: CityTransaction,
  caller: Caller,
  id: string,
  seen: number | null,
  today: CivilDate,
): Promise<HeldActivity> {
  const { rows } = await sql<HeldActivity & { readonly grants: RoleGrant[] }>`
    select ${grantsAsJson(caller)} as grants, ${activityRow(caller.cityId, id)} ${locks.alone}`.execute(tx)
  const [found] = rows
  if (!found) throw notFound()
  const { grants, ...activity } = found
  const target = { personId: null, organisationIds: activity.above }
  if (!may('activity.keep', caller.personId, grants, target, today)) throw notFound()
  if (seen !== null && activity.revision !== seen) {
    throw new AppError('revision-conflict', '这项活动已有改动，请看过最新内容再操作')
  }
  return activity
}

/** `alone` to change it, `shared` so that many can take part at a time while nobody changes it. */
type Lock = 'alone' | 'shared' | 'none'

const locks: Readonly<Record<Lock, RawBuilder<unknown>>> = {
  alone: sql`for update of activity`,
  shared: sql`for share of activity`,
  none: sql``,
}

/** Finds an activity, locked until the transaction ends. @throws AppError `not-found` */
export async function findActivity(tx: CityTransaction, cityId: string, id: string, lock: Lock): Promise<HeldActivity> {
  const { rows } = await sql<HeldActivity>`select ${activityRow(cityId, id)} ${locks[lock]}`.execute(tx)
  const [activity] = rows
  if (!activity) throw notFound()
  return activity
}

/** What `HeldActivity` holds of one activity, as the end of a select. */
function activityRow(cityId: string, id: string): RawBuilder<unknown> {
  return sql`
    activity.id, activity.organisation_id as "organisationId", holder.kind as holder,
      array(select ancestor_id::text from organisation_tree
        where city_id = activity.city_id and descendant_id = activity.organisation_id) as above,
      case holder.kind when 'branch' then holder.id when 'group' then holder.parent_id end as "branchId",
      activity.kinds, activity.title, activity.held_on as "heldOn", activity.quarters,
      activity.lecturer_id as "lecturerId", activity.expects, activity.state, activity.revision
    from activities activity
    join organisations holder on holder.city_id = activity.city_id and holder.id = activity.organisation_id
    where activity.city_id = ${cityId} and activity.id = ${id}`
}
