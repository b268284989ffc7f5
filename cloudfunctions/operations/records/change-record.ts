import type { Caller } from '../../../shared/access/caller'
import type { RecordContent } from '../../../shared/records/contents'
import { type RecordState, type RecordStep, stateAfter } from '../../../shared/records/states'
import { AppError } from '../../../shared/values/app-error'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { sendAhead } from '../../store/prepared-statements'
import { notFound } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { addHistory } from './add-history'

/** A record as it stands in the store, locked until the transaction ends. */
export interface LockedRecord {
  readonly id: string
  readonly personId: string
  readonly authorId: string
  readonly branchId: string
  readonly happenedOn: CivilDate
  readonly state: RecordState
  readonly revision: number
  readonly content: Record<string, unknown>
}

/** @throws AppError `not-found`, or `revision-conflict` when it is not as the caller saw it */
export async function lockRecord(tx: CityTransaction, cityId: string, id: string, seen: number): Promise<LockedRecord> {
  const row = await tx
    .selectFrom('records')
    .select(['id', 'person_id', 'author_id', 'branch_id', 'happened_on', 'state', 'revision', 'content'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.revision !== seen) throw new AppError('revision-conflict', '这条记录已有改动，请看过最新内容再操作')
  return {
    id: row.id,
    personId: row.person_id,
    authorId: row.author_id,
    branchId: row.branch_id,
    happenedOn: row.happened_on,
    state: row.state,
    revision: row.revision,
    content: row.content,
  }
}

interface Change {
  readonly step: RecordStep
  readonly reason: string | null
  /** new content and the branch of its day, when the step brings some */
  readonly mended?: { readonly record: RecordContent; readonly branchId: string }
}

/** Takes one step with a locked record: the next revision, its history and its audit. */
export async function changeRecord(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  record: LockedRecord,
  { step, reason, mended }: Change,
): Promise<{ id: string; revision: number; state: RecordState }> {
  const state = stateAfter(record.state, step)
  const revision = record.revision + 1
  const content = JSON.stringify(mended?.record ?? record.content)
  const at = new Date(context.now())
  const update = tx
    .updateTable('records')
    .set({
      state,
      revision,
      ...(mended
        ? {
            content,
            branch_id: mended.branchId,
            kind: mended.record.kind,
            happened_on: mended.record.happenedOn,
            quarters: 'hours' in mended.record ? mended.record.hours : null,
            submitted_at: at,
          }
        : {}),
    })
    .where('city_id', '=', caller.cityId)
    .where('id', '=', record.id)
  await sendAhead(tx, update)
  await addHistory(tx, {
    city_id: caller.cityId,
    id: record.id,
    revision,
    state,
    content,
    changedBy: caller.personId,
    changedAt: at,
    reason,
  })
  await writeAudit(context, tx, caller.cityId, {
    actor: caller.personId,
    action: `${step}-record`,
    objectKind: 'record',
    objectId: record.id,
    details: { personId: record.personId, revision },
  })
  return { id: record.id, revision, state }
}
