import type { Caller } from '../../../shared/access/caller'
import { type AttendanceStatus, settledStatus } from '../../../shared/records/attendance-states'
import { AppError } from '../../../shared/values/app-error'
import { formatHours } from '../../../shared/values/hours'
import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { quartersOfDay } from '../records/quarters-of-day'
import { type Attendance, changeAttendance, lockAttendance } from './change-attendance'
import { expectPeople } from './expect-people'
import type { HeldActivity } from './find-activity'

const DAY = 24 * 4

/** Brings the list of those expected up to date and turns silence about them into absence. @returns all on the list */
export async function settleAttendance(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  activity: HeldActivity,
): Promise<string[]> {
  await expectPeople(tx, caller.cityId, activity)
  const attendance = await lockAttendance(tx, caller.cityId, activity.id)
  const silent = [...attendance.values()].filter(({ expected, status }) => expected && settledStatus(status) !== status)
  checkLecturer(activity, attendance)
  await changeAttendance(
    context,
    tx,
    caller,
    activity.id,
    silent.map(({ personId, status }) => ({ personId, status: settledStatus(status) })),
    null,
  )
  return [...attendance.keys()]
}

/** Who gave a lecture was there: otherwise one gathering would both credit the lecture and charge the absence. */
export function checkLecturer(
  { lecturerId }: Pick<HeldActivity, 'lecturerId'>,
  attendance: ReadonlyMap<string, Pick<Attendance, 'expected' | 'status'>>,
): void {
  const lecturer = lecturerId === null ? undefined : attendance.get(lecturerId)
  if (lecturer?.expected === true && !cameTo(lecturer.status)) {
    throw new AppError('conflict', '讲课人没有登记为出席，请先改正讲课人或出席情况')
  }
}

function cameTo(status: AttendanceStatus): boolean {
  return status === 'present' || status === 'late'
}

/** Once the activity counts: nobody's day has more hours than a day has. @throws AppError `out-of-range` */
export async function checkDayHours(
  tx: CityTransaction,
  cityId: string,
  { heldOn, quarters }: Pick<HeldActivity, 'heldOn' | 'quarters'>,
  personIds: readonly string[],
): Promise<void> {
  if (quarters === null) return
  const days = await quartersOfDay(tx, cityId, personIds, heldOn)
  const over = [...days.values()].filter((total) => total > DAY)
  if (over.length > 0) {
    const most = formatHours(Math.max(...over))
    throw new AppError(
      'out-of-range',
      `有 ${over.length} 人这一天的时长合计超过 24 小时（最多 ${most} 小时），请先核对`,
    )
  }
}
