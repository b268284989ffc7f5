import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import type { ActivityChanged } from './advance-activity'
import { lockKeptActivity } from './find-activity'
import { rescoreActivity } from './rescore-activity'
import { checkDayHours, checkLecturer } from './settle-attendance'
import { type AttendanceList, writeAttendance } from './write-attendance'

/** Corrects who came to a closed activity, with a reason; scores follow in the same transaction. */
export async function correctAttendance(
  context: OperationContext,
  caller: Caller,
  input: AttendanceList & { readonly reason: string },
): Promise<ActivityChanged> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const activity = await lockKeptActivity(tx, caller, input.id, input.revision, today)
    if (input.people.some(({ personId }) => personId === caller.personId)) {
      throw new AppError('own-record', '不能更正自己的出席')
    }
    const { changed, before } = await writeAttendance(context, tx, caller, activity, input, {
      step: 'correct',
      reason: input.reason,
    })
    checkLecturer(
      activity,
      new Map(
        input.people.map(({ personId, status }) => [
          personId,
          { expected: before.get(personId)?.expected ?? false, status },
        ]),
      ),
    )
    const people = input.people.map(({ personId }) => personId)
    await rescoreActivity(context, tx, caller.cityId, activity, people, today)
    // Behind the locks of the members, which whoever enters hours takes too.
    await checkDayHours(tx, caller.cityId, activity, people)
    return changed
  })
}
