import type { Caller } from '../../../shared/access/caller'
import type { RecordContent } from '../../../shared/records/contents'
import type { FileType } from '../../../shared/records/file-types'
import type { RecordState } from '../../../shared/records/states'
import { civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { notFound, requireAccess } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import type { ListedRecord } from './list-records'
import { recordAsTarget } from './record-reach'

/** What was done with a record, by whom and why. */
interface Revision {
  readonly revision: number
  readonly state: RecordState
  readonly record: RecordContent
  readonly changedBy: string
  readonly changedByName: string
  /** milliseconds since 1970-01-01T00:00Z */
  readonly changedAt: number
  readonly reason: string | null
}

export interface RecordInFull extends ListedRecord {
  readonly authorName: string
  /** oldest first */
  readonly history: readonly Revision[]
  readonly files: readonly { readonly id: string; readonly type: FileType; readonly bytes: number }[]
}

/** One record with everything that was done with it, for its member, its author and those in whose reach it is. */
export async function readRecord(
  context: OperationContext,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<RecordInFull> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const row = await findRecord(tx, caller.cityId, id)
    if (row.author_id !== caller.personId) {
      const target = await recordAsTarget(
        tx,
        caller.cityId,
        { personId: row.person_id, branchId: row.branch_id },
        today,
      )
      await requireAccess(tx, caller, 'record.read', target, today)
    }
    await writeRead(context, tx, caller, [row.person_id], 'record')
    return {
      id: row.id,
      personId: row.person_id,
      personName: row.person_name,
      authorId: row.author_id,
      authorName: row.author_name,
      branchId: row.branch_id,
      kind: row.kind,
      happenedOn: row.happened_on,
      record: row.content as RecordContent,
      state: row.state,
      revision: row.revision,
      submittedAt: row.submitted_at.getTime(),
      history: await historyOf(tx, caller.cityId, id),
      files: await tx
        .selectFrom('files')
        .select(['id', 'type', 'bytes'])
        .where('city_id', '=', caller.cityId)
        .where('record_id', '=', id)
        .orderBy('id')
        .execute(),
    }
  })
}

async function findRecord(tx: CityTransaction, cityId: string, id: string) {
  const row = await tx
    .selectFrom('records')
    .innerJoin('people as person', (join) =>
      join.onRef('person.city_id', '=', 'records.city_id').onRef('person.id', '=', 'records.person_id'),
    )
    .innerJoin('people as author', (join) =>
      join.onRef('author.city_id', '=', 'records.city_id').onRef('author.id', '=', 'records.author_id'),
    )
    .selectAll('records')
    .select(['person.name as person_name', 'author.name as author_name'])
    .where('records.city_id', '=', cityId)
    .where('records.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

async function historyOf(tx: CityTransaction, cityId: string, id: string): Promise<Revision[]> {
  const rows = await tx
    .selectFrom('record_history')
    .innerJoin('people', (join) =>
      join.onRef('people.city_id', '=', 'record_history.city_id').onRef('people.id', '=', 'record_history.changed_by'),
    )
    .selectAll('record_history')
    .select('people.name')
    .where('record_history.city_id', '=', cityId)
    .where('record_history.record_id', '=', id)
    .orderBy('record_history.revision')
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    state: row.state,
    record: row.content as RecordContent,
    changedBy: row.changed_by,
    changedByName: row.name,
    changedAt: row.changed_at.getTime(),
    reason: row.reason,
  }))
}
