import type { Caller } from '../../../shared/access/caller'
import { inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'

/** Ends the caller's session: neither its access token nor its refresh token opens anything from now on. */
export async function logOut(context: OperationContext, caller: Caller): Promise<void> {
  await inTransaction(context.database, caller, async (tx) => {
    await tx
      .updateTable('sessions')
      .set({ ended_at: new Date(context.now()) })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', caller.sessionId)
      .where('person_id', '=', caller.personId)
      .where('ended_at', 'is', null)
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'log-out',
      objectKind: 'session',
      objectId: caller.sessionId,
      details: {},
    })
  })
}
