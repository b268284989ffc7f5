import type { Caller } from '../../../shared/access/caller'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { type ActivityChanged, advanceActivity } from './advance-activity'
import { lockKeptActivity } from './find-activity'

/** Calls off an open activity for good; it counts for nobody. */
export async function cancelActivity(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number; readonly reason: string },
): Promise<ActivityChanged> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const activity = await lockKeptActivity(tx, caller, input.id, input.revision, today)
    return advanceActivity(context, tx, caller, activity, { step: 'cancel', reason: input.reason })
  })
}
