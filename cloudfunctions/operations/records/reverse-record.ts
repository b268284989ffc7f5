import type { Caller } from '../../../shared/access/caller'
import { civilDateAt, partsOf } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { organisationsAbove, requireAccess } from '../access/reach'
import type { OperationContext } from '../context'
import { rescoreAfterChange } from '../scoring/rescore-after-change'
import { changeRecord, lockRecord } from './change-record'

/** Takes an approved record out of the count, with a reason; the record and its approval stay readable. */
export async function reverseRecord(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number; readonly reason: string },
) {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const record = await lockRecord(tx, caller.cityId, input.id, input.revision)
    const organisationIds = await organisationsAbove(tx, caller.cityId, record.branchId)
    await requireAccess(tx, caller, 'record.reverse', { personId: record.personId, organisationIds }, today)
    const changed = await changeRecord(context, tx, caller, record, { step: 'reverse', reason: input.reason })
    const year = partsOf(record.happenedOn).year
    await rescoreAfterChange(context, tx, caller.cityId, [{ personId: record.personId, year }], today)
    return changed
  })
}
