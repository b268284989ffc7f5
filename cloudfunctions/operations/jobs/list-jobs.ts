import type { Caller } from '../../../shared/access/caller'
import { jobLabels } from '../../../shared/messages/job-labels'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { afterNewer, byInstant, DEFAULT_PAGE, type Page, pageOf, readCursor, wordyId } from '../paging'

export interface ListedJob {
  readonly id: string
  readonly label: string
  readonly state: 'waiting' | 'running' | 'done'
  /** milliseconds since 1970-01-01T00:00Z */
  readonly madeAt: number
  readonly doneAt: number | null
  readonly attempts: number
  readonly lastError: string | null
  readonly outcome: string | null
}

const position = byInstant(wordyId)

/** What the timer does for the city, newest first; what did not succeed says why. The access table lets staff of the city in. */
export async function listJobs(
  context: OperationContext,
  caller: Caller,
  { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<Page<ListedJob>> {
  const after = readCursor(cursor, position)
  const now = context.now()
  return inTransaction(context.database, caller, async (tx) => {
    const rows = await tx
      .selectFrom('jobs')
      .selectAll()
      .where('city_id', '=', caller.cityId)
      .where(afterNewer(after, ['made_at', 'id']))
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const { items, next } = pageOf(rows, limit, (row) => [row.made_at.toISOString(), row.id])
    return {
      items: items.map((row) => ({
        id: row.id,
        label: jobLabels[row.name] ?? row.name,
        state: row.done_at ? 'done' : row.leased_until && row.leased_until.getTime() > now ? 'running' : 'waiting',
        madeAt: row.made_at.getTime(),
        doneAt: row.done_at?.getTime() ?? null,
        attempts: row.attempts,
        lastError: row.last_error,
        outcome: row.outcome,
      })),
      next,
    }
  })
}
