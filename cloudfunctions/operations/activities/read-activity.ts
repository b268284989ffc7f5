import type { Caller } from '../../../shared/access/caller'
import { may } from '../../../shared/access/may'
import type { AttendanceStatus } from '../../../shared/records/attendance-states'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { grantsOf, notFound } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import { findActivity, type HeldActivity } from './find-activity'
import { membersOf } from './members-of'

interface Attendee {
  readonly personId: Id
  readonly name: string
  readonly expected: boolean
  readonly status: AttendanceStatus
  /** of the leave asked for */
  readonly reason: string | null
  readonly revision: number
}

export interface ActivityDetail
  extends Pick<
    HeldActivity,
    'id' | 'organisationId' | 'kinds' | 'title' | 'heldOn' | 'lecturerId' | 'expects' | 'state' | 'revision'
  > {
  readonly hours: HeldActivity['quarters']
  /** everybody on the list for those who keep or oversee it, the caller alone for a member */
  readonly attendance: Attendee[]
}

/** One activity with its attendance; each look at others' attendance is noted. */
export async function readActivity(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string },
): Promise<ActivityDetail> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const {
      above: organisationIds,
      quarters,
      holder: _holder,
      branchId: _branch,
      ...activity
    } = await findActivity(tx, caller.cityId, input.id, 'shared')
    const grants = await grantsOf(tx, caller.cityId, caller.personId)
    const oversees = may('activity.read', caller.personId, grants, { personId: null, organisationIds }, today)
    const attendance = await attendanceOf(tx, caller.cityId, input.id, oversees ? null : caller.personId)
    if (!oversees && attendance.length === 0) await requireBelonging(tx, caller, activity)
    const people = attendance.map(({ personId }) => personId)
    await writeRead(context, tx, caller, people, 'attendance')
    return { ...activity, hours: quarters, attendance }
  })
}

/** @throws AppError `not-found` for somebody who was not of the organisation on the day */
async function requireBelonging(
  tx: CityTransaction,
  caller: Caller,
  { organisationId, heldOn }: { readonly organisationId: string; readonly heldOn: CivilDate },
): Promise<void> {
  const members = await membersOf(tx, caller.cityId, organisationId, heldOn, [caller.personId])
  if (members.length === 0) throw notFound()
}

/** Those expected and those who came or were written about, by name. */
function attendanceOf(
  tx: CityTransaction,
  cityId: string,
  activityId: string,
  only: string | null,
): Promise<Attendee[]> {
  return tx
    .selectFrom('attendance')
    .innerJoin('people', (join) =>
      join.onRef('people.city_id', '=', 'attendance.city_id').onRef('people.id', '=', 'attendance.person_id'),
    )
    .select([
      'attendance.person_id as personId',
      'people.name',
      'attendance.expected',
      'attendance.status',
      'attendance.reason',
      'attendance.revision',
    ])
    .where('attendance.city_id', '=', cityId)
    .where('attendance.activity_id', '=', activityId)
    .where((where) => where.or([where('attendance.expected', '=', true), where('attendance.status', '!=', 'unknown')]))
    .$if(only !== null, (query) => query.where('attendance.person_id', '=', only ?? ''))
    .orderBy('people.name_sort')
    .orderBy('people.id')
    .$castTo<Attendee>()
    .execute()
}
