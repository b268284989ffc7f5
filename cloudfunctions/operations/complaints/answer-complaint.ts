import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { notFound, organisationsAbove, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'

/** Answers a complaint once; its author reads the answer beside it. Nobody answers their own. */
export async function answerComplaint(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number; readonly answer: string },
): Promise<{ id: string; revision: number }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const row = await tx
      .selectFrom('complaints')
      .select(['author_id', 'organisation_id', 'answered_at', 'revision'])
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw notFound()
    const organisationIds = await organisationsAbove(tx, caller.cityId, row.organisation_id)
    await requireAccess(tx, caller, 'complaint.answer', { personId: null, organisationIds }, today)
    if (row.author_id === caller.personId) throw new AppError('own-record', '不能答复自己提的意见')
    if (row.revision !== input.revision) throw new AppError('revision-conflict', '已有改动，请刷新后再答复')
    if (row.answered_at !== null) throw new AppError('conflict', '这条意见已经答复')
    const revision = row.revision + 1
    await tx
      .updateTable('complaints')
      .set({ answer: input.answer, answered_by: caller.personId, answered_at: new Date(context.now()), revision })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.id)
      .execute()
    await writeRead(context, tx, caller, [row.author_id], 'complaint')
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'answer-complaint',
      objectKind: 'complaint',
      objectId: input.id,
      details: { revision },
    })
    return { id: input.id, revision }
  })
}
