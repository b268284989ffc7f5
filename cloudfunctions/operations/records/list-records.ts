import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { may } from '../../../shared/access/may'
import type { RecordContent } from '../../../shared/records/contents'
import type { RecordKind } from '../../../shared/records/kinds'
import type { RecordState } from '../../../shared/records/states'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { grantsOf, personAsTarget } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import { byDay, DEFAULT_PAGE, type Page, pageOf, readCursor } from '../paging'
import { reachOf } from './record-reach'

export interface ListedRecord {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly authorId: string
  readonly branchId: string
  readonly kind: RecordKind
  readonly happenedOn: CivilDate
  readonly record: RecordContent
  readonly state: RecordState
  readonly revision: number
  /** milliseconds since 1970-01-01T00:00Z */
  readonly submittedAt: number
}

interface Asked {
  /** the caller's own records, or those of everybody in reach */
  readonly of: 'mine' | 'reach'
  readonly state?: RecordState | undefined
  readonly kind?: RecordKind | undefined
  readonly personId?: string | undefined
  readonly branchId?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Records in the order of their days, newest first, a page at a time. */
export async function listRecords(
  context: OperationContext,
  caller: Caller,
  asked: Asked,
): Promise<Page<ListedRecord>> {
  const today = civilDateAt(context.now())
  const limit = asked.limit ?? DEFAULT_PAGE
  const after = readCursor(asked.cursor, byDay)
  return inTransaction(context.database, caller, async (tx) => {
    const source = await sourceOf(tx, caller, asked, today)
    const filter = sql`
      ${asked.state === undefined ? sql`true` : sql`record.state = ${asked.state}`}
      and ${asked.kind === undefined ? sql`true` : sql`record.kind = ${asked.kind}`}
      and ${asked.branchId === undefined ? sql`true` : sql`record.branch_id = ${asked.branchId}::uuid`}
      and ${after === undefined ? sql`true` : sql`(record.happened_on, record.id) < (${after[0]}::date, ${after[1]}::uuid)`}`
    const { rows } = await sql<Row>`
      with ${source(filter, limit + 1)}
      select found.id, found.person_id as "personId", person.name as "personName", found.author_id as "authorId",
        found.branch_id as "branchId", found.kind, found.happened_on as "happenedOn", found.content as record, found.state,
        found.revision, found.submitted_at as "submittedAt"
      from found join people person on person.city_id = ${caller.cityId} and person.id = found.person_id
      order by found.happened_on desc, found.id desc limit ${limit + 1}`.execute(tx)
    const { items, next } = pageOf(rows, limit, (row) => [row.happenedOn, row.id])
    await writeRead(
      context,
      tx,
      caller,
      items.map(({ personId }) => personId),
      'records',
    )
    return { items: items.map((row) => ({ ...row, submittedAt: row.submittedAt.getTime() })), next }
  })
}

type Row = Omit<ListedRecord, 'submittedAt'> & { readonly submittedAt: Date }

/** Common table expressions that end in `found`: at least the newest `most` records that pass the filter. */
type Source = (filter: RawBuilder<unknown>, most: number) => RawBuilder<unknown>

async function sourceOf(tx: CityTransaction, caller: Caller, asked: Asked, today: CivilDate): Promise<Source> {
  const { cityId } = caller
  const ofPerson = (personId: string, reachable: RawBuilder<unknown>) => (filter: RawBuilder<unknown>, most: number) =>
    sql`found as (
      select record.* from records record
      where record.city_id = ${cityId} and record.person_id = ${personId}::uuid and ${reachable} and ${filter}
      order by record.happened_on desc, record.id desc limit ${most})`
  if (asked.of === 'mine') return ofPerson(caller.personId, sql`true`)
  const reach = await reachOf(tx, caller, 'record.read', today)
  if (asked.personId !== undefined) {
    // All of a person's records are open where the person is; elsewhere those of the branches in reach.
    const grants = await grantsOf(tx, cityId, caller.personId)
    const target = { ...(await personAsTarget(tx, cityId, asked.personId, today)), personId: null }
    if (may('record.read', caller.personId, grants, target, today)) return ofPerson(asked.personId, sql`true`)
    const theirs = ofPerson(asked.personId, sql`record.branch_id in (select id from branches)`)
    return (filter, most) => sql`${reach.with}, ${theirs(filter, most)}`
  }
  // The newest of each branch and person are enough, so that the cost does not grow with a city's records.
  return (filter, most) => sql`${reach.with}, found as (
    select newest.* from branches cross join lateral (
      select record.* from records record
      where record.city_id = ${cityId} and record.branch_id = branches.id and ${filter}
      order by record.happened_on desc, record.id desc limit ${most}) newest
    union all
    select newest.* from grouped cross join lateral (
      select record.* from records record
      where record.city_id = ${cityId} and record.person_id = grouped.id
        and record.branch_id not in (select id from branches) and ${filter}
      order by record.happened_on desc, record.id desc limit ${most}) newest)`
}
