import type { Caller } from '../../../shared/access/caller'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'

/** Whether the session that a token names still stands: it is that person's, was not ended and has not run out. */
export async function isSessionLive(context: OperationContext, caller: Caller): Promise<boolean> {
  return inTransaction(context.database, caller, async (tx) => {
    const session = await tx
      .selectFrom('sessions')
      .select('id')
      .where('city_id', '=', caller.cityId)
      .where('id', '=', caller.sessionId)
      .where('person_id', '=', caller.personId)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', new Date(context.now()))
      .executeTakeFirst()
    return session !== undefined
  })
}
