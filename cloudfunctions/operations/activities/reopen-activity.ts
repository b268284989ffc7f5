import type { Caller } from '../../../shared/access/caller'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { type ActivityChanged, advanceActivity } from './advance-activity'
import { lockAttendance } from './change-attendance'
import { lockKeptActivity } from './find-activity'
import { rescoreActivity } from './rescore-activity'

/** Opens a closed activity again, because its day, kinds or hours were wrong; until it is closed it counts for nobody. */
export async function reopenActivity(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number; readonly reason: string },
): Promise<ActivityChanged> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const activity = await lockKeptActivity(tx, caller, input.id, input.revision, today)
    const opened = await advanceActivity(context, tx, caller, activity, { step: 'reopen', reason: input.reason })
    const people = await lockAttendance(tx, caller.cityId, activity.id)
    await rescoreActivity(context, tx, caller.cityId, activity, [...people.keys()], today)
    return opened
  })
}
