import type { Caller } from '../../../shared/access/caller'
import { type AttendanceStatus, attendanceAfter, settledStatus } from '../../../shared/records/attendance-states'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { changeAttendance, lockAttendance } from './change-attendance'
import { type HeldActivity, lockKeptActivity } from './find-activity'
import { rescoreActivity } from './rescore-activity'
import { checkLecturer } from './settle-attendance'

interface LeaveDecision {
  readonly id: string
  readonly granted: boolean
  /** must be given for leave that is refused, and for any decision after the activity was closed */
  readonly reason: string | null
  /** each as the keeper saw it */
  readonly people: readonly { readonly personId: Id; readonly revision: number }[]
}

interface LeaveDecided {
  readonly people: { readonly personId: Id; readonly status: AttendanceStatus; readonly revision: number }[]
}

/** Grants or refuses leave, asked for or not, before the activity is closed or later with a reason. */
export async function decideLeave(
  context: OperationContext,
  caller: Caller,
  input: LeaveDecision,
): Promise<LeaveDecided> {
  const today = civilDateAt(context.now())
  const personIds = input.people.map(({ personId }) => personId)
  const step = input.granted ? 'grant-leave' : 'refuse-leave'
  return inTransaction(context.database, caller, async (tx) => {
    const activity = await lockKeptActivity(tx, caller, input.id, null, today)
    checkDecision(activity, caller, input)
    const before = await lockAttendance(tx, caller.cityId, activity.id, personIds)
    const decided = input.people.map(({ personId, revision }) => {
      const known = before.get(personId)
      if (!known?.expected) throw notFound()
      if (known.revision !== revision) throw new AppError('revision-conflict', '出席情况已有改动，请看过最新内容再操作')
      const status = attendanceAfter(known.status, step)
      return {
        personId,
        expected: true,
        status: activity.state === 'closed' ? settledStatus(status) : status,
        revision: revision + 1,
      }
    })
    if (activity.state === 'closed') checkLecturer(activity, new Map(decided.map((one) => [one.personId, one])))
    await changeAttendance(context, tx, caller, activity.id, decided, input.reason)
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: step,
      objectKind: 'activity',
      objectId: activity.id,
      details: { people: personIds },
    })
    if (activity.state === 'closed') await rescoreActivity(context, tx, caller.cityId, activity, personIds, today)
    return { people: decided.map(({ personId, status, revision }) => ({ personId, status, revision })) }
  })
}

function checkDecision({ state }: HeldActivity, caller: Caller, { people, reason, granted }: LeaveDecision): void {
  if (state === 'cancelled') throw new AppError('conflict', '已取消的活动不用请假')
  if (people.some(({ personId }) => personId === caller.personId)) throw new AppError('own-record', '不能准自己的假')
  if (new Set(people.map(({ personId }) => personId)).size < people.length) {
    throw new AppError('too-many', '同一个人写了两次')
  }
  if (reason === null && state === 'closed') throw new AppError('bad-request', '活动结束后补批请假要写明原因')
  if (reason === null && !granted) throw new AppError('bad-request', '不准假要写明原因')
}
