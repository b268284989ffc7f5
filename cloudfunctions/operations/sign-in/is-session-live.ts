import { inTransaction } from '../../store/in-transaction'
import type { Caller } from '../access/caller'
import type { OperationContext } from '../context'

/** Whether the session a token names still stands: the caller's own, not ended, not run out. */
export async function isSessionLive(
  { database, now }: Pick<OperationContext, 'database' | 'now'>,
  caller: Caller,
): Promise<boolean> {
  const session = await inTransaction(database, caller, (tx) =>
    tx
      .selectFrom('sessions')
      .select('id')
      .where('city_id', '=', caller.cityId)
      .where('id', '=', caller.sessionId)
      .where('person_id', '=', caller.personId)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', new Date(now()))
      .executeTakeFirst(),
  )
  return session !== undefined
}
