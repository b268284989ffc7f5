import type { Caller } from '../../../shared/access/caller'
import { parseCityId, parseId } from '../../../shared/values/ids'
import type { CityTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'

/** How long a session lasts without being refreshed. */
export const SESSION_DAYS = 30
const DAY_MILLISECONDS = 86_400_000

/** When a session that is opened or refreshed now ends by itself. */
export function sessionEnd(now: number): Date {
  return new Date(now + SESSION_DAYS * DAY_MILLISECONDS)
}

/** Opens a session. @param way how the person proved who they are, for the log of changes */
export async function openSession(
  context: Pick<OperationContext, 'newId' | 'now'>,
  tx: CityTransaction,
  { cityId, personId }: { readonly cityId: string; readonly personId: string },
  { way, refreshHash }: { readonly way: 'wechat' | 'invite-code' | 'demo-account'; readonly refreshHash: string },
): Promise<Caller> {
  const sessionId = context.newId()
  const now = context.now()
  await tx
    .insertInto('sessions')
    .values({
      city_id: cityId,
      id: sessionId,
      person_id: personId,
      refresh_hash: refreshHash,
      began_at: new Date(now),
      expires_at: sessionEnd(now),
      ended_at: null,
    })
    .execute()
  await writeAudit(context, tx, cityId, {
    actor: personId,
    action: 'log-in',
    objectKind: 'session',
    objectId: sessionId,
    details: { way },
  })
  return { cityId: parseCityId(cityId), personId: parseId(personId), sessionId }
}

/** Ends every session of a person. @returns how many there were */
export async function endSessions(tx: CityTransaction, cityId: string, personId: string, at: Date): Promise<number> {
  const ended = await tx
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  return ended.length
}
