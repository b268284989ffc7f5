import type { Caller } from '../../../shared/access/caller'
import type { RecordContent } from '../../../shared/records/contents'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'
import type { OperationContext } from '../context'
import { changeRecord, lockRecord } from './change-record'
import { placeOnDay } from './submit-record'

/** Changes a record that is not decided yet, or sends a returned one again. Only its author may. */
export async function mendRecord(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number; readonly record: RecordContent },
) {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const record = await lockRecord(tx, caller.cityId, input.id, input.revision)
    if (record.authorId !== caller.personId && record.personId !== caller.personId) throw notFound()
    const branchId = await placeOnDay(tx, caller.cityId, record.personId, input.record, today, record.id)
    return changeRecord(context, tx, caller, record, {
      step: 'mend',
      reason: null,
      mended: { record: input.record, branchId },
    })
  })
}
