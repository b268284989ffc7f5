import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { type ActivityChanged, advanceActivity } from './advance-activity'
import { lockKeptActivity } from './find-activity'
import { rescoreActivity } from './rescore-activity'
import { checkDayHours, settleAttendance } from './settle-attendance'

/** Closes an activity that was held: it counts from now on, and who was expected and is not heard of was absent. */
export async function closeActivity(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number },
): Promise<ActivityChanged> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const activity = await lockKeptActivity(tx, caller, input.id, input.revision, today)
    const closed = await advanceActivity(context, tx, caller, activity, { step: 'close', reason: null })
    if (activity.heldOn > today) throw new AppError('future-date', `活动日期 ${activity.heldOn} 还没有到，不能结束`)
    const people = await settleAttendance(context, tx, caller, activity)
    await rescoreActivity(context, tx, caller.cityId, activity, people, today)
    // Behind the locks of the members, which whoever enters hours takes too.
    await checkDayHours(tx, caller.cityId, activity, people)
    return closed
  })
}
