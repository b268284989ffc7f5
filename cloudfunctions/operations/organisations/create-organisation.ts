import type { Caller } from '../../../shared/access/caller'
import { childrenOf, type OrganisationKind } from '../../../shared/organisations/kinds'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { notFound, organisationsAbove, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreSince } from '../scoring/rescore-since'
import { addOrganisation } from './add-organisation'
import { requireFreeName } from './require-free-name'

/** Sets up an organisation below another one in the caller's reach. */
export async function createOrganisation(
  context: OperationContext,
  caller: Caller,
  input: { parentId: string; kind: OrganisationKind; name: string; foundedOn: CivilDate },
): Promise<{ id: Id; revision: number }> {
  const today = civilDateAt(context.now())
  const id = context.newId()
  return inTransaction(context.database, caller, async (tx) => {
    const organisationIds = await organisationsAbove(tx, caller.cityId, input.parentId)
    await requireAccess(tx, caller, 'organisation.keep', { personId: null, organisationIds }, today)
    const parent = await tx
      .selectFrom('organisations')
      .select(['kind', 'dissolved_on'])
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.parentId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!parent) throw notFound()
    if (parent.dissolved_on !== null) throw new AppError('conflict', '上级组织已撤销，不能再设下级')
    if (!childrenOf[parent.kind].includes(input.kind)) throw new AppError('conflict', '这一级组织下面不能设这种组织')
    if (input.foundedOn > today) throw new AppError('future-date', `成立日期 ${input.foundedOn} 还没有到`)
    await requireFreeName(tx, caller.cityId, input.parentId, input.name)
    await addOrganisation(tx, caller.cityId, { id, ...input })
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'create-organisation',
      objectKind: 'organisation',
      objectId: id,
      details: { parentId: input.parentId, kind: input.kind },
    })
    // A branch has an index from its first day on, and a group's missing meetings count with its branch.
    const scored = { branch: [id], group: [input.parentId] }[String(input.kind)] ?? []
    const branches = { ids: scored, from: input.foundedOn }
    if (scored.length > 0) await rescoreSince(context, tx, caller.cityId, { branches }, today)
    return { id, revision: 1 }
  })
}
