import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import type { ActivityChanged } from './advance-activity'
import { lockKeptActivity } from './find-activity'
import { type AttendanceList, writeAttendance } from './write-attendance'

/** Records who came, by list and in one call; nobody on it needs to confirm, and who checked in needs no recording. */
export async function recordAttendance(
  context: OperationContext,
  caller: Caller,
  input: AttendanceList,
): Promise<ActivityChanged> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const activity = await lockKeptActivity(tx, caller, input.id, input.revision, today)
    const early = input.people.some(({ status }) => status !== 'leave')
    if (activity.heldOn > today && early) {
      throw new AppError('future-date', `活动日期 ${activity.heldOn} 还没有到，不能登记出席`)
    }
    if (input.people.some(({ personId, status }) => personId === caller.personId && status === 'leave')) {
      throw new AppError('own-record', '不能准自己的假')
    }
    const { changed } = await writeAttendance(context, tx, caller, activity, input, { step: 'record', reason: null })
    return changed
  })
}
