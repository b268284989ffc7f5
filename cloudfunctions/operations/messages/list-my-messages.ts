import type { Caller } from '../../../shared/access/caller'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { afterNewer, byInstant, DEFAULT_PAGE, type Page, pageOf, readCursor, wordyId } from '../paging'
import { messageText } from './message-content'

export interface MyMessage {
  readonly id: string
  readonly title: string
  readonly text: string
  /** milliseconds since 1970-01-01T00:00Z */
  readonly madeAt: number
  readonly seenAt: number | null
}

const position = byInstant(wordyId)

/** The caller's own reminders, newest first, whether or not WeChat has carried them. */
export async function listMyMessages(
  context: OperationContext,
  caller: Caller,
  { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<Page<MyMessage>> {
  const after = readCursor(cursor, position)
  return inTransaction(context.database, caller, async (tx) => {
    const rows = await tx
      .selectFrom('outbox')
      .select(['id', 'kind', 'content', 'made_at', 'seen_at'])
      .where('city_id', '=', caller.cityId)
      .where('person_id', '=', caller.personId)
      .where(afterNewer(after, ['made_at', 'id']))
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const { items, next } = pageOf(rows, limit, (row) => [row.made_at.toISOString(), row.id])
    return {
      items: items.map(({ id, kind, content, made_at: madeAt, seen_at: seenAt }) => ({
        id,
        ...messageText(kind, content),
        madeAt: madeAt.getTime(),
        seenAt: seenAt?.getTime() ?? null,
      })),
      next,
    }
  })
}
