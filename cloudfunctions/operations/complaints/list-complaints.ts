import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { grantsOf } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import { afterNewer, byInstant, DEFAULT_PAGE, type Page, pageOf, readCursor } from '../paging'

export interface ListedComplaint {
  readonly id: string
  readonly authorId: string
  readonly authorName: string
  readonly organisationId: string
  readonly text: string
  /** milliseconds since 1970-01-01T00:00Z */
  readonly madeAt: number
  readonly answer: string | null
  readonly answeredAt: number | null
  readonly revision: number
}

interface Asked {
  /** those the caller made, or those addressed to organisations in the caller's reach */
  readonly of: 'mine' | 'reach'
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

const position = byInstant()

/** Complaints with their answers, newest first. */
export async function listComplaints(
  context: OperationContext,
  caller: Caller,
  asked: Asked,
): Promise<Page<ListedComplaint>> {
  const today = civilDateAt(context.now())
  const limit = asked.limit ?? DEFAULT_PAGE
  const after = readCursor(asked.cursor, position)
  return inTransaction(context.database, caller, async (tx) => {
    const roots = rootsOf('complaint.answer', await grantsOf(tx, caller.cityId, caller.personId), today)
    const rows = await tx
      .selectFrom('complaints')
      .innerJoin('people', (join) =>
        join.onRef('people.city_id', '=', 'complaints.city_id').onRef('people.id', '=', 'complaints.author_id'),
      )
      .selectAll('complaints')
      .select('people.name')
      .where('complaints.city_id', '=', caller.cityId)
      .$if(asked.of === 'mine', (query) => query.where('complaints.author_id', '=', caller.personId))
      .$if(asked.of === 'reach', (query) =>
        query.where('complaints.organisation_id', 'in', ({ selectFrom }) =>
          selectFrom('organisation_tree')
            .select('descendant_id')
            .where('city_id', '=', caller.cityId)
            .where(({ eb, fn, val }) => eb('ancestor_id', '=', fn.any(val(roots)))),
        ),
      )
      .where(afterNewer(after, ['complaints.made_at', 'complaints.id']))
      .orderBy('complaints.made_at', 'desc')
      .orderBy('complaints.id', 'desc')
      .limit(limit + 1)
      .execute()
    const { items, next } = pageOf(rows, limit, (row) => [row.made_at.toISOString(), row.id])
    await writeRead(
      context,
      tx,
      caller,
      items.map((row) => row.author_id),
      'complaints',
    )
    return {
      items: items.map((row) => ({
        id: row.id,
        authorId: row.author_id,
        authorName: row.name,
        organisationId: row.organisation_id,
        text: row.text,
        madeAt: row.made_at.getTime(),
        answer: row.answer,
        answeredAt: row.answered_at?.getTime() ?? null,
        revision: row.revision,
      })),
      next,
    }
  })
}
