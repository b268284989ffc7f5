import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { may } from '../../../shared/access/may'
import { type RecordState, type RecordStep, stateAfter } from '../../../shared/records/states'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt, partsOf } from '../../../shared/values/civil-date'
import type { ErrorCode } from '../../../shared/values/error-codes'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { unawaited } from '../../store/prepared-statements'
import { notFound } from '../access/reach'
import { insertAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreAfterChange } from '../scoring/rescore-after-change'
import { lockWaiting, type Waiting } from './lock-waiting'

export interface Decision {
  readonly step: Extract<RecordStep, 'approve' | 'return' | 'hold'>
  /** why, told to the member; must be given when something is returned or held */
  readonly reason: string | null
  /** each record as the approver saw it */
  readonly records: readonly { readonly id: string; readonly revision: number }[]
}

/** What became of each record: done with its new revision, or why not. Others are not held up by one. */
export interface Decided {
  readonly id: string
  readonly done: boolean
  readonly state: RecordState | null
  readonly revision: number | null
  readonly error: { readonly code: ErrorCode; readonly message: string } | null
}

/** Approves, returns or holds records, one or many, in one transaction with the scores that follow from it. */
export async function decideRecords(context: OperationContext, caller: Caller, decision: Decision): Promise<Decided[]> {
  const today = civilDateAt(context.now())
  if (decision.step !== 'approve' && decision.reason === null) throw new AppError('bad-request', '退回或暂缓要写明原因')
  const work = async (tx: CityTransaction) => {
    const ids = decision.records.map(({ id }) => id)
    const { waiting, grants, subjects } = await lockWaiting(tx, caller, ids, today)
    const judged = decision.records.map(({ id, revision }) => {
      const record = waiting.get(id)
      const reachable =
        record !== undefined &&
        may(
          'record.approve',
          caller.personId,
          grants,
          { personId: record.personId, organisationIds: record.above },
          today,
        )
      return reachable ? judge(caller, record, revision, decision.step) : refused(id, notFound())
    })
    const done = judged.flatMap(({ record }) => record ?? [])
    await keep(context, tx, caller, decision, done)
    // Only what is approved counts, so that returning and holding leave every score as it is.
    const touched = decision.step === 'approve' ? done : []
    await rescoreAfterChange(
      context,
      tx,
      caller.cityId,
      touched.map(({ personId, happenedOn }) => ({ personId, year: partsOf(happenedOn).year })),
      today,
      undefined,
      subjects,
    )
    return judged.map(({ record: _record, ...result }) => result)
  }
  return inTransaction(context.database, caller, work, { plans: 'kept' })
}

type Judged = Decided & { readonly record: Waiting | null }

function judge(caller: Caller, record: Waiting, revision: number, step: Decision['step']): Judged {
  try {
    if (record.personId === caller.personId || record.authorId === caller.personId) {
      throw new AppError('own-record', '不能审批自己的或自己代填的记录')
    }
    if (record.revision !== revision) throw new AppError('revision-conflict', '这条记录已有改动，请看过最新内容再审批')
    const state = stateAfter(record.state, step)
    return { id: record.id, done: true, state, revision: revision + 1, error: null, record }
  } catch (error) {
    if (error instanceof AppError) return refused(record.id, error)
    throw error
  }
}

function refused(id: string, { code, message }: AppError): Judged {
  return { id, done: false, state: null, revision: null, error: { code, message }, record: null }
}

/** The new state, its history and its audit in one statement. */
async function keep(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  { step, reason }: Decision,
  records: readonly Waiting[],
): Promise<void> {
  const [first] = records
  if (!first) return
  const at = new Date(context.now())
  const entries = records.map(({ id, personId, revision }) => ({
    actor: caller.personId,
    action: `${step}-record`,
    objectKind: 'record',
    objectId: id,
    details: { personId, revision: revision + 1 },
  }))
  const statement = sql`
    with decided as (
      update records set state = ${stateAfter(first.state, step)}, revision = revision + 1,
        decided_by = ${caller.personId}, decided_at = ${at}
      where city_id = ${caller.cityId} and id = any (${records.map(({ id }) => id)}::uuid[])
      returning city_id, id, revision, state, content),
    kept as (
      insert into record_history (city_id, record_id, revision, state, content, changed_by, changed_at, reason)
      select city_id, id, revision, state, content, ${caller.personId}, ${at}, ${reason} from decided)
    ${insertAudit(context, caller.cityId, entries)}`
  await unawaited(statement).execute(tx)
}
