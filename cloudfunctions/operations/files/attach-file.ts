import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { inTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'

/**
 * Ties an uploaded file of the caller to a record that the caller filled in or that is about the caller, until it is
 * decided: what an approver saw is not added to afterwards.
 */
export async function attachFile(
  context: OperationContext,
  caller: Caller,
  input: { readonly recordId: string; readonly fileId: string },
): Promise<{ id: string }> {
  return inTransaction(context.database, caller, async (tx) => {
    const record = await tx
      .selectFrom('records')
      .select(['person_id', 'author_id', 'state'])
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.recordId)
      .forUpdate()
      .executeTakeFirst()
    if (!record || (record.person_id !== caller.personId && record.author_id !== caller.personId)) throw notFound()
    const file = await tx
      .selectFrom('files')
      .select(['record_id', 'finding_id'])
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.fileId)
      .where('owner_id', '=', caller.personId)
      .forUpdate()
      .executeTakeFirst()
    if (!file) throw notFound()
    if (file.record_id === input.recordId) return { id: input.fileId }
    if (file.record_id !== null || file.finding_id !== null) throw new AppError('conflict', '这个文件已附在别处')
    if (!OPEN.has(record.state)) throw new AppError('conflict', '记录已经办结，不能再附文件')
    await tx
      .updateTable('files')
      .set({ record_id: input.recordId })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.fileId)
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'attach-file',
      objectKind: 'file',
      objectId: input.fileId,
      details: { recordId: input.recordId },
    })
    return { id: input.fileId }
  })
}

const OPEN = new Set(['draft', 'submitted', 'held', 'returned'])
