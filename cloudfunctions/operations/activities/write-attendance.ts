import type { Caller } from '../../../shared/access/caller'
import type { ActivityStep } from '../../../shared/records/activity-states'
import type { RecordedStatus } from '../../../shared/records/attendance-states'
import { AppError } from '../../../shared/values/app-error'
import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { type ActivityChanged, advanceActivity } from './advance-activity'
import { type Attendance, changeAttendance, lockAttendance } from './change-attendance'
import { requireMembers } from './expect-people'
import type { HeldActivity } from './find-activity'

export interface AttendanceList {
  readonly id: string
  /** of the activity, as the keeper saw it */
  readonly revision: number
  readonly people: readonly { readonly personId: string; readonly status: RecordedStatus }[]
}

/**
 * Writes a list of statuses over what was known, whatever it was. Who is not expected is taken as a guest when they
 * belong to the organisation.
 * @returns the activity's new revision, and what was known of those on the list before
 */
export async function writeAttendance(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  activity: HeldActivity,
  { people }: Pick<AttendanceList, 'people'>,
  { step, reason }: { readonly step: Extract<ActivityStep, 'record' | 'correct'>; readonly reason: string | null },
): Promise<{ changed: ActivityChanged; before: ReadonlyMap<string, Attendance> }> {
  const personIds = people.map(({ personId }) => personId)
  if (new Set(personIds).size < personIds.length) throw new AppError('too-many', '同一个人写了两次')
  const before = await lockAttendance(tx, caller.cityId, activity.id, personIds)
  const guests = personIds.filter((id) => !before.has(id))
  if (guests.length > 0) await requireMembers(tx, caller.cityId, activity, guests)
  const changes = people.filter(({ personId, status }) => before.get(personId)?.status !== status)
  const changed = await advanceActivity(context, tx, caller, activity, {
    step,
    reason,
    details: { people: changes.map((one) => ({ ...one, from: before.get(one.personId)?.status ?? null })) },
  })
  await changeAttendance(context, tx, caller, activity.id, changes, reason)
  return { changed, before }
}
