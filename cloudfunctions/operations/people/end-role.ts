import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { notFound, organisationsAbove, requireAccess } from '../access/reach'
import { requireLevel } from '../access/require-level'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreRole } from './grant-role'

/** Says until which day, that day included, a role holds. Nobody ends their own: the last of the staff would be gone. */
export async function endRole(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: Id; readonly revision: number; readonly until: CivilDate },
): Promise<{ id: Id; revision: number }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const grant = await tx
      .selectFrom('role_grants')
      .select(['person_id', 'organisation_id', 'role', 'from_date', 'until_date', 'revision'])
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.id)
      .forUpdate()
      .executeTakeFirst()
    if (!grant) throw notFound()
    const organisationIds = await organisationsAbove(tx, caller.cityId, grant.organisation_id)
    await requireAccess(tx, caller, 'role.grant', { personId: null, organisationIds }, today)
    if (grant.person_id === caller.personId) throw new AppError('own-record', '不能终止自己的任职')
    await requireLevel(tx, caller, 'role.grant', organisationIds, [grant.role], today)
    if (grant.revision !== input.revision) throw new AppError('revision-conflict', '这项任职已有改动，请刷新后再办')
    if (input.until < grant.from_date) throw new AppError('out-of-range', `止日早于起日 ${grant.from_date}`)
    if (grant.until_date !== null && grant.until_date < today) throw new AppError('conflict', '这项任职已经终止')
    const revision = grant.revision + 1
    await tx
      .updateTable('role_grants')
      .set({ until_date: input.until, revision })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.id)
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'end-role',
      objectKind: 'role',
      objectId: input.id,
      details: { personId: grant.person_id, until: input.until, revision },
    })
    const role = { personId: grant.person_id, organisationId: grant.organisation_id, role: grant.role }
    await rescoreRole(context, tx, caller.cityId, role, input.until, today)
    return { id: input.id, revision }
  })
}
