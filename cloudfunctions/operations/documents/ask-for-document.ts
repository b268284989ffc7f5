import type { DocumentKind } from '../../../shared/documents/document-kinds'
import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'

/** The kind of outbox row that the documents function takes up. */
export const RENDER_DOCUMENT = 'render-document'

type Wanted =
  | { readonly kind: Extract<DocumentKind, 'notice'>; readonly noticeId: string }
  | { readonly kind: Extract<DocumentKind, 'standings'>; readonly year: number; readonly askedBy: string }

/**
 * Puts a document on the list of what is to be made, in the transaction of its cause: once that is committed it will
 * be made. A notice has one document, however often it is asked for.
 */
export async function askForDocument(
  context: Pick<OperationContext, 'now' | 'newId'>,
  tx: CityTransaction,
  cityId: string,
  wanted: Wanted,
): Promise<void | { id: string }> {
  const id = context.newId()
  const now = new Date(context.now())
  const added = await tx
    .insertInto('documents')
    .values({
      city_id: cityId,
      id,
      kind: wanted.kind,
      asked_by: wanted.kind === 'standings' ? wanted.askedBy : null,
      notice_id: wanted.kind === 'notice' ? wanted.noticeId : null,
      year: wanted.kind === 'standings' ? wanted.year : null,
      asked_at: now,
      made_at: null,
      bytes: null,
      sha256: null,
    })
    .onConflict((conflict) => conflict.columns(['city_id', 'notice_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return
  await tx
    .insertInto('outbox')
    .values({
      city_id: cityId,
      id: `${RENDER_DOCUMENT}.${id}`,
      kind: RENDER_DOCUMENT,
      person_id: null,
      content: JSON.stringify({ documentId: id }),
      made_at: now,
      due_at: now,
      leased_until: null,
      done_at: null,
      dead_at: null,
      last_error: null,
    })
    .execute()
  return { id }
}
