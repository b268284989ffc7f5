import type { Caller } from '../../../shared/access/caller'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { personAsTarget, requireAccess } from '../access/reach'
import { requireLevel } from '../access/require-level'
import { writeAudit } from '../audit/write-audit'
import { CODE_LENGTH, hashInviteCode, writeInviteCode } from './invite-code'
import type { SignInContext } from './sign-in-context'

const DAYS = 7
const DAY_MILLISECONDS = 86_400_000

/**
 * Makes a code by which a member in the caller's reach binds their WeChat; it is shown this once, works once
 * and for seven days, and puts an older one of theirs out of use. Whoever has it becomes that person, so nobody
 * makes one for somebody whose posts stand above their own.
 * @throws AppError `not-found`, `above-level`
 */
export async function makeInviteCode(
  context: Pick<SignInContext, 'database' | 'now' | 'newId' | 'randomBytes'>,
  caller: Caller,
  personId: string,
): Promise<{ inviteCode: string; expiresAt: number }> {
  const now = context.now()
  const today = civilDateAt(now)
  const id = context.newId()
  const expiresAt = now + DAYS * DAY_MILLISECONDS
  const inviteCode = writeInviteCode(caller.cityId, context.randomBytes(CODE_LENGTH))
  const hash = await hashInviteCode(inviteCode)
  await inTransaction(context.database, caller, async (tx) => {
    const target = await personAsTarget(tx, caller.cityId, personId, today)
    await requireAccess(tx, caller, 'people.keep', { ...target, personId: null }, today)
    // Posts to come count as well: the binding would still stand when they begin.
    const posts = await tx
      .selectFrom('role_grants')
      .select('role')
      .where('city_id', '=', caller.cityId)
      .where('person_id', '=', personId)
      .where(({ eb, or }) => or([eb('until_date', 'is', null), eb('until_date', '>=', today)]))
      .execute()
    const roles = posts.map(({ role }) => role)
    await requireLevel(tx, caller, 'people.keep', target.organisationIds, roles, today)
    await tx
      .updateTable('invite_codes')
      .set({ expires_at: new Date(now) })
      .where('city_id', '=', caller.cityId)
      .where('person_id', '=', personId)
      .where('used_at', 'is', null)
      .where('expires_at', '>', new Date(now))
      .execute()
    await tx
      .insertInto('invite_codes')
      .values({
        city_id: caller.cityId,
        id,
        code_hash: hash,
        person_id: personId,
        made_by: caller.personId,
        made_at: new Date(now),
        expires_at: new Date(expiresAt),
        used_at: null,
      })
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'make-invite-code',
      objectKind: 'person',
      objectId: personId,
      details: { inviteCodeId: id },
    })
  })
  return { inviteCode, expiresAt }
}
