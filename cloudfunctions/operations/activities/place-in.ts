import type { Caller } from '../../../shared/access/caller'
import type { AttendanceStatus } from '../../../shared/records/attendance-states'
import { AppError } from '../../../shared/values/app-error'
import type { CityTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'
import { lockAttendance } from './change-attendance'
import { findActivity, type HeldActivity } from './find-activity'
import { membersOf } from './members-of'

/** An activity and how the caller stands to it. */
interface Place {
  readonly activity: HeldActivity
  readonly expected: boolean
  readonly status: AttendanceStatus
}

/**
 * Finds the caller's place in an activity they may take part in: one that has them on its list, or one of an
 * organisation they belong to on its day.
 * @throws AppError `not-found`
 */
export async function placeIn(tx: CityTransaction, caller: Caller, activityId: string): Promise<Place> {
  const activity = await findActivity(tx, caller.cityId, activityId, 'shared')
  const known = (await lockAttendance(tx, caller.cityId, activityId, [caller.personId])).get(caller.personId)
  if (known) return { activity, expected: known.expected, status: known.status }
  const { organisationId, heldOn, expects } = activity
  const [belongs] = await membersOf(tx, caller.cityId, organisationId, heldOn, [caller.personId])
  if (belongs === undefined) throw notFound()
  return { activity, expected: expects === 'members', status: 'unknown' }
}

/** @throws AppError `conflict` */
export function requireOpen({ state }: HeldActivity, act: string): void {
  if (state === 'closed') throw new AppError('conflict', `活动已结束，不能再${act}；有出入请告诉组织活动的人`)
  if (state === 'cancelled') throw new AppError('conflict', `活动已取消，不用${act}`)
}
