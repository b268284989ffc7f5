import type { Caller } from '../../../shared/access/caller'
import { attendanceAfter } from '../../../shared/records/attendance-states'
import { AppError } from '../../../shared/values/app-error'
import type { Id } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { submitOnce } from '../submit-once'
import { changeAttendance } from './change-attendance'
import { placeIn, requireOpen } from './place-in'

/** A member who is expected asks to be excused, before the activity is closed; asking again replaces the reason. */
export async function askLeave(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: Id; readonly clientId: string; readonly reason: string },
): Promise<{ id: Id; asked: true }> {
  const answer = { id: input.id, asked: true as const }
  return inTransaction(context.database, caller, async (tx) => {
    const { activity, expected, status } = await placeIn(tx, caller, input.id)
    const submission = { clientId: input.clientId, body: { askLeave: input.id, reason: input.reason } }
    return submitOnce(context, tx, caller, submission, answer, async () => {
      requireOpen(activity, '请假')
      if (!expected) throw new AppError('conflict', '你不在应到之列，不用请假')
      const change = { personId: caller.personId, status: attendanceAfter(status, 'ask-leave') }
      await changeAttendance(context, tx, caller, activity.id, [change], input.reason)
      await writeAudit(context, tx, caller.cityId, {
        actor: caller.personId,
        action: 'ask-leave',
        objectKind: 'activity',
        objectId: activity.id,
        details: { from: status },
      })
    })
  })
}
