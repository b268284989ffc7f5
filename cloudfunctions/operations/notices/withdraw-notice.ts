import type { Caller } from '../../../shared/access/caller'
import type { NoticeState } from '../../../shared/notices/notice-states'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { changeNotice, openNotice } from './open-notice'

/** Withdraws a published notice with a reason. It stays to be read, marked as withdrawn. */
export async function withdrawNotice(
  context: OperationContext,
  caller: Caller,
  { reason, ...seen }: { readonly id: string; readonly revision: number; readonly reason: string },
): Promise<{ id: string; revision: number; state: NoticeState }> {
  return inTransaction(context.database, caller, async (tx) => {
    const notice = await openNotice(context, tx, caller, seen, ['published'])
    return changeNotice(context, tx, { cityId: caller.cityId, actor: caller.personId }, notice, {
      state: 'withdrawn',
      columns: {
        withdrawn_by: caller.personId,
        withdrawn_at: new Date(context.now()),
        withdrawn_reason: reason,
      },
      action: 'withdraw-notice',
      reason,
    })
  })
}
