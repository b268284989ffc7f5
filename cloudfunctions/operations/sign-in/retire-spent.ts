import { sql } from 'kysely'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'

/** Guesses count for a day; a week is kept for whoever looks into an attack. */
const GUESSES_KEPT_MILLISECONDS = 7 * 86_400_000

/**
 * Takes away guesses at invite codes that no limit counts any more, and spent refresh tokens of sessions that are over,
 * where using one again changes nothing.
 * @returns how many rows went
 */
export async function retireSpent(
  context: Pick<OperationContext, 'database' | 'now'>,
  cityId: string,
): Promise<{ guesses: number; tokens: number }> {
  const now = new Date(context.now())
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    const guesses = await tx
      .deleteFrom('bind_attempts')
      .where('city_id', '=', cityId)
      .where('at', '<', new Date(context.now() - GUESSES_KEPT_MILLISECONDS))
      .executeTakeFirst()
    const tokens = await sql`
      delete from used_refresh_tokens token using sessions session
      where token.city_id = ${cityId} and session.city_id = token.city_id and session.id = token.session_id
        and (session.ended_at is not null or session.expires_at < ${now})`.execute(tx)
    return { guesses: Number(guesses.numDeletedRows), tokens: Number(tokens.numAffectedRows ?? 0) }
  })
}
