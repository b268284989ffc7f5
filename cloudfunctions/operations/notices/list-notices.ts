import { sql } from 'kysely'
import * as z from 'zod'
import type { Caller } from '../../../shared/access/caller'
import { type NoticeState, READABLE_STATES } from '../../../shared/notices/notice-states'
import { civilDateAt } from '../../../shared/values/civil-date'
import type { YearMonth } from '../../../shared/values/year-month'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { DEFAULT_PAGE, type Page, pageOf, readCursor } from '../paging'
import { noticeReach } from './notice-reach'

export interface ListedNotice {
  readonly id: string
  readonly organisationId: string
  readonly organisationName: string
  readonly month: YearMonth
  readonly title: string
  readonly state: NoticeState
  readonly revision: number
  /** milliseconds since 1970-01-01T00:00Z */
  readonly publishedAt: number | null
  readonly correctsId: string | null
}

interface Asked {
  /** what may be read, or the notices of the organisations whose staff the caller is, drafts included */
  readonly of: 'readable' | 'kept'
  readonly month?: YearMonth | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

const position = z.tuple([z.string().regex(/^\d{4}-\d{2}$/), z.uuid()])

/** Notices, the latest month first and within it the latest draft. */
export async function listNotices(
  context: OperationContext,
  caller: Caller,
  { of, month, cursor, limit = DEFAULT_PAGE }: Asked,
): Promise<Page<ListedNotice>> {
  const after = readCursor(cursor, position)
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const reach = await noticeReach(tx, caller, today)
    const states = of === 'readable' ? READABLE_STATES : null
    const rows = await selectNotices(tx, caller.cityId, { places: reach[of], states, month, after, limit: limit + 1 })
    return pageOf(rows, limit, (row) => [row.month, row.id])
  })
}

/** The latest notice that the caller may read and that still stands. */
export async function readLatestNotice(
  context: OperationContext,
  caller: Caller,
): Promise<{ notice: ListedNotice | null }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const { readable: places } = await noticeReach(tx, caller, today)
    const [notice = null] = await selectNotices(tx, caller.cityId, { places, states: ['published'], limit: 1 })
    return { notice }
  })
}

interface Selection {
  readonly places: readonly string[]
  readonly states: readonly NoticeState[] | null
  readonly month?: YearMonth | undefined
  readonly after?: readonly [string, string] | undefined
  readonly limit: number
}

async function selectNotices(
  tx: CityTransaction,
  cityId: string,
  { places, states, month, after, limit }: Selection,
): Promise<ListedNotice[]> {
  const { rows } = await sql<Omit<ListedNotice, 'publishedAt'> & { publishedAt: Date | null }>`
    select notice.id, notice.organisation_id as "organisationId", place.name as "organisationName", notice.month,
      notice.title, notice.state, notice.revision, notice.published_at as "publishedAt", notice.corrects_id as "correctsId"
    from notices notice
    join organisations place on place.city_id = notice.city_id and place.id = notice.organisation_id
    where notice.city_id = ${cityId} and notice.organisation_id = any (${[...places]}::uuid[])
      and (${states === null} or notice.state = any (${states === null ? [] : [...states]}::text[]))
      and (${month ?? null}::text is null or notice.month = ${month ?? null})
      and (${after?.[0] ?? null}::text is null
        or (notice.month, notice.id) < (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::uuid))
    order by notice.month desc, notice.id desc limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt?.getTime() ?? null }))
}
