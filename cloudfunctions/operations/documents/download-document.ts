import type { Caller } from '../../../shared/access/caller'
import type { FileContent } from '../../../shared/contract/endpoint'
import { documentKinds } from '../../../shared/documents/document-kinds'
import { civilDateAt } from '../../../shared/values/civil-date'
import { fileKey } from '../../files/file-store'
import { inTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'
import type { OperationContext } from '../context'
import { visibleDocuments } from './document-reach'

/** Hands a finished document down. @throws AppError `not-found` also while it is being made */
export async function downloadDocument(
  context: OperationContext,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<FileContent> {
  const today = civilDateAt(context.now())
  const kind = await inTransaction(context.database, caller, async (tx) => {
    const row = await tx
      .selectFrom('documents')
      .select('kind')
      .where('city_id', '=', caller.cityId)
      .where('id', '=', id)
      .where('state', '=', 'ready')
      .where(await visibleDocuments(tx, caller, today))
      .executeTakeFirst()
    if (!row) throw notFound()
    return row.kind
  })
  const bytes = await context.files.get(fileKey(caller.cityId, id))
  if (!bytes) throw notFound()
  return { contentType: documentKinds[kind].type, bytes }
}
