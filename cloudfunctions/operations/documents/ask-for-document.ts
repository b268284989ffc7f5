import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'

/** The kinds of outbox rows that the documents function takes up: what printing a notice leaves, and what is asked for. */
export const DOCUMENT_JOBS = ['notice-document', 'standings-document'] as const

type Wanted =
  | { readonly kind: 'notice'; readonly noticeId: string }
  | { readonly kind: 'standings'; readonly year: number; readonly askedBy: string }

/** Enters a document that is to be made; a notice has one, however often it is asked for. @returns its id */
export async function enterDocument(
  context: Pick<OperationContext, 'now' | 'newId'>,
  tx: CityTransaction,
  cityId: string,
  wanted: Wanted,
): Promise<string> {
  const id = context.newId()
  const added = await tx
    .insertInto('documents')
    .values({
      city_id: cityId,
      id,
      kind: wanted.kind,
      asked_by: wanted.kind === 'standings' ? wanted.askedBy : null,
      notice_id: wanted.kind === 'notice' ? wanted.noticeId : null,
      year: wanted.kind === 'standings' ? wanted.year : null,
      asked_at: new Date(context.now()),
      made_at: null,
      bytes: null,
      sha256: null,
    })
    .onConflict((conflict) => conflict.columns(['city_id', 'notice_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added || wanted.kind !== 'notice') return id
  const known = await tx
    .selectFrom('documents')
    .select('id')
    .where('city_id', '=', cityId)
    .where('notice_id', '=', wanted.noticeId)
    .executeTakeFirstOrThrow()
  return known.id
}

/** Asks for a table of standings, in the transaction of its cause: once that is committed it will be made. @returns its id */
export async function askForStandings(
  context: Pick<OperationContext, 'now' | 'newId'>,
  tx: CityTransaction,
  cityId: string,
  asked: { readonly year: number; readonly askedBy: string },
): Promise<string> {
  const id = await enterDocument(context, tx, cityId, { kind: 'standings', ...asked })
  const now = new Date(context.now())
  await tx
    .insertInto('outbox')
    .values({
      city_id: cityId,
      id: `standings-document.${id}`,
      kind: 'standings-document',
      person_id: null,
      content: JSON.stringify({ documentId: id }),
      made_at: now,
      due_at: now,
      leased_until: null,
      done_at: null,
      dead_at: null,
      last_error: null,
      seen_at: null,
      sending_at: null,
    })
    .execute()
  return id
}
