import type { Caller } from '../../../shared/access/caller'
import { civilDateAt, partsOf } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { requireAccess } from '../access/reach'
import type { OperationContext } from '../context'
import { rescoreFound, targetOf } from './finding-subject'
import { keepRevision, lockFinding, refuseOwn, requireStanding } from './keep-finding'

/** Takes a finding out of the count, with a reason; it stays readable with all its revisions. */
export async function withdrawFinding(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number; readonly reason: string },
): Promise<{ id: string; revision: number }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const before = await lockFinding(tx, caller.cityId, input.id)
    await requireAccess(tx, caller, 'finding.keep', await targetOf(tx, caller.cityId, before.subject, today), today)
    refuseOwn(caller, before.subject)
    requireStanding(before, input.revision)
    const after = { ...before, state: 'withdrawn' as const, revision: before.revision + 1 }
    await tx
      .updateTable('findings')
      .set({ state: after.state, revision: after.revision })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.id)
      .execute()
    await keepRevision(context, tx, caller, after, { action: 'withdraw', change: input.reason })
    const { year } = partsOf(before.happenedOn)
    await rescoreFound(context, tx, caller.cityId, before.subject, [year], today)
    return { id: input.id, revision: after.revision }
  })
}
