import type { Caller } from '../../../shared/access/caller'
import type { NoticeBlock } from '../../../shared/notices/notice-body'
import { type NoticeState, noticeStates, OPEN_STATES } from '../../../shared/notices/notice-states'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import { parseYearMonth, type YearMonth } from '../../../shared/values/year-month'
import type { CityTransaction } from '../../store/in-transaction'
import { notFound, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { addNoticeHistory } from './write-drawing'

/** A notice that its keeper is about to change, locked. */
export interface KeptNotice {
  readonly id: string
  readonly organisationId: string
  readonly month: YearMonth
  readonly title: string
  readonly blocks: readonly NoticeBlock[]
  readonly state: NoticeState
  readonly revision: number
  readonly drawing: number
  readonly rulesets: readonly string[]
  readonly correctsId: string | null
}

/** Locks a notice, whoever asks. */
export async function lockNotice(tx: CityTransaction, cityId: string, id: string): Promise<KeptNotice | undefined> {
  const row = await tx
    .selectFrom('notices')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      organisationId: row.organisation_id,
      month: parseYearMonth(row.month),
      title: row.title,
      blocks: row.body.blocks,
      state: row.state,
      revision: row.revision,
      drawing: row.drawing,
      rulesets: row.rulesets,
      correctsId: row.corrects_id,
    }
  )
}

/**
 * Locks a notice for those who keep it: staff of the organisation that issues it, not of one above.
 * @param revision the one the caller saw
 * @param states those in which the change is allowed
 * @throws AppError `not-found`, `revision-conflict`, `conflict`
 */
export async function openNotice(
  context: Pick<OperationContext, 'now'>,
  tx: CityTransaction,
  caller: Caller,
  { id, revision }: { readonly id: string; readonly revision: number },
  states: readonly NoticeState[] = OPEN_STATES,
): Promise<KeptNotice> {
  const notice = await lockNotice(tx, caller.cityId, id)
  if (!notice) throw notFound()
  const target = { personId: null, organisationIds: [notice.organisationId] }
  await requireAccess(tx, caller, 'notice.keep', target, civilDateAt(context.now()))
  if (notice.revision !== revision) {
    throw new AppError('revision-conflict', '通报已被改动，请刷新后看过最新内容再操作')
  }
  if (!states.includes(notice.state)) {
    throw new AppError('conflict', `通报现在是“${noticeStates[notice.state]}”，不能这样做`)
  }
  return notice
}

interface Change {
  readonly state: NoticeState
  readonly title?: string
  readonly blocks?: readonly NoticeBlock[]
  readonly drawing?: number
  /** further columns */
  readonly columns?: Readonly<Record<string, unknown>>
  readonly action: string
  readonly reason?: string | null
  /** of the audit entry, beside revision and state */
  readonly details?: Readonly<Record<string, unknown>>
}

/** Writes a notice's next revision with history and audit. */
export async function changeNotice(
  context: Pick<OperationContext, 'newId' | 'now'>,
  tx: CityTransaction,
  { cityId, actor }: { readonly cityId: string; readonly actor: string },
  notice: KeptNotice,
  change: Change,
): Promise<{ id: string; revision: number; state: NoticeState }> {
  const { title = notice.title, blocks = notice.blocks, drawing = notice.drawing, state } = change
  const revision = notice.revision + 1
  await tx
    .updateTable('notices')
    .set({ state, revision, title, body: JSON.stringify({ blocks }), drawing, ...change.columns })
    .where('city_id', '=', cityId)
    .where('id', '=', notice.id)
    .execute()
  const reason = change.reason ?? null
  const kept = { id: notice.id, revision, state, title, blocks, drawing }
  await addNoticeHistory(tx, cityId, kept, { actor, at: context.now(), reason })
  await writeAudit(context, tx, cityId, {
    actor,
    action: change.action,
    objectKind: 'notice',
    objectId: notice.id,
    details: { revision, state, ...change.details },
  })
  return { id: notice.id, revision, state }
}
