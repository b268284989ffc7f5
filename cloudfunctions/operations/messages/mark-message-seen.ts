import type { Caller } from '../../../shared/access/caller'
import { inTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'
import type { OperationContext } from '../context'

/**
 * Puts one of the caller's reminders away. Seen once, it stays seen since then. It is for the member's own screen and
 * told to nobody, so it leaves no entry in the log of changes.
 */
export async function markMessageSeen(
  context: OperationContext,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<{ seenAt: number }> {
  return inTransaction(context.database, caller, async (tx) => {
    const row = await tx
      .updateTable('outbox')
      .set(({ fn, val }) => ({ seen_at: fn.coalesce('seen_at', val(new Date(context.now()))) }))
      .where('city_id', '=', caller.cityId)
      .where('id', '=', id)
      .where('person_id', '=', caller.personId)
      .returning('seen_at')
      .executeTakeFirst()
    if (!row?.seen_at) throw notFound()
    return { seenAt: row.seen_at.getTime() }
  })
}
