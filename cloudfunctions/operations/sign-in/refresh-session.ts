import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { type CityId, type Id, parseId } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { sessionEnd } from './open-session'

interface Input {
  readonly cityId: CityId
  readonly sessionId: Id
  /** of the token that is shown */
  readonly refreshHash: string
  /** of the token that takes its place */
  readonly nextHash: string
}

/**
 * Exchanges a refresh token for the next one. Each works once: a token shown again is in two hands, and nobody
 * can say whose is the honest one, so the session ends for both.
 * @throws AppError `unauthenticated`
 */
export async function refreshSession(context: OperationContext, input: Input): Promise<Caller> {
  const { cityId, sessionId } = input
  const at = new Date(context.now())
  const caller = await inTransaction(context.database, { cityId, personId: 'system:sign-in' }, async (tx) => {
    const session = await tx
      .selectFrom('sessions')
      .select(['person_id', 'refresh_hash', 'expires_at', 'ended_at'])
      .where('city_id', '=', cityId)
      .where('id', '=', sessionId)
      .forUpdate()
      .executeTakeFirst()
    if (!session || session.ended_at !== null || session.expires_at <= at) return undefined
    const change = tx.updateTable('sessions').where('city_id', '=', cityId).where('id', '=', sessionId)
    if (session.refresh_hash === input.refreshHash) {
      await change.set({ refresh_hash: input.nextHash, expires_at: sessionEnd(at.getTime()) }).execute()
      await tx
        .insertInto('used_refresh_tokens')
        .values({ city_id: cityId, refresh_hash: input.refreshHash, session_id: sessionId, used_at: at })
        .execute()
      return { cityId, personId: parseId(session.person_id), sessionId }
    }
    const spent = await tx
      .selectFrom('used_refresh_tokens')
      .select('used_at')
      .where('city_id', '=', cityId)
      .where('session_id', '=', sessionId)
      .where('refresh_hash', '=', input.refreshHash)
      .executeTakeFirst()
    if (!spent) return undefined
    await change.set({ ended_at: at }).execute()
    await writeAudit(context, tx, cityId, {
      actor: 'system:sign-in',
      action: 'end-session',
      objectKind: 'session',
      objectId: sessionId,
      details: { personId: session.person_id, reason: 'refresh-token-used-twice' },
    })
    return undefined
  })
  if (!caller) throw new AppError('unauthenticated', '登录已失效，请重新登录')
  return caller
}
