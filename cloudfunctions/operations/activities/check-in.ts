import type { Caller } from '../../../shared/access/caller'
import { attendanceAfter } from '../../../shared/records/attendance-states'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { submitOnce } from '../submit-once'
import { changeAttendance } from './change-attendance'
import { placeIn, requireOpen } from './place-in'

/** A member is there: on the day, while the activity is open. Checking in again changes nothing. */
export async function checkIn(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: Id; readonly clientId: string },
): Promise<{ id: Id; checkedIn: true }> {
  const today = civilDateAt(context.now())
  const answer = { id: input.id, checkedIn: true as const }
  return inTransaction(context.database, caller, async (tx) => {
    const { activity, status } = await placeIn(tx, caller, input.id)
    const submission = { clientId: input.clientId, body: { checkIn: input.id } }
    return submitOnce(context, tx, caller, submission, answer, async () => {
      requireOpen(activity, '签到')
      if (activity.heldOn !== today) throw new AppError('out-of-range', `只能在活动当天（${activity.heldOn}）签到`)
      const next = attendanceAfter(status, 'check-in')
      if (next === status) return
      await changeAttendance(context, tx, caller, activity.id, [{ personId: caller.personId, status: next }], null)
      await writeAudit(context, tx, caller.cityId, {
        actor: caller.personId,
        action: 'check-in',
        objectKind: 'activity',
        objectId: activity.id,
        details: { from: status },
      })
    })
  })
}
