import type { Caller } from '../../../shared/access/caller'
import { inTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'
import type { OperationContext } from '../context'
import { changeRecord, lockRecord } from './change-record'

/** Takes back a record that is not decided yet. Only its author or the member it is about may. */
export async function withdrawRecord(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number; readonly reason: string | null },
) {
  return inTransaction(context.database, caller, async (tx) => {
    const record = await lockRecord(tx, caller.cityId, input.id, input.revision)
    if (record.authorId !== caller.personId && record.personId !== caller.personId) throw notFound()
    return changeRecord(context, tx, caller, record, { step: 'withdraw', reason: input.reason })
  })
}
