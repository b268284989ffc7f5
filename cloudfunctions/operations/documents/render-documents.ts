import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { NoticeLetter } from '../../../shared/documents/notice-letter'
import type { StandingsTable } from '../../../shared/documents/standings-table'
import { AppError } from '../../../shared/values/app-error'
import { type Bytes, fileKey } from '../../files/file-store'
import { asOwner } from '../../store/as-owner'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { type LeasedMessage, leaseOutbox, MOST_ATTEMPTS, settleMessage } from '../messages/lease-outbox'
import { tickCaller } from '../system-caller'
import { DOCUMENT_JOBS, enterDocument } from './ask-for-document'
import { readNoticeLetter } from './read-notice-letter'
import { readStandingsTable } from './read-standings-table'

/** How words and figures become a file: libraries too heavy for the functions that only ask for one. */
export interface Renderers {
  notice(letter: NoticeLetter): Promise<Bytes>
  standings(table: StandingsTable): Promise<Bytes>
}

const jobContent = z.union([z.strictObject({ noticeId: z.uuid() }), z.strictObject({ documentId: z.uuid() })])

/**
 * Makes the documents that wait in the outbox, city by city, until none is due or the time is over. Several may run
 * at once: each takes another row. A document made twice after a crash takes the first one's place.
 * @param until milliseconds since 1970-01-01T00:00Z; nothing is begun after it
 * @returns how many were made
 */
export async function renderDocuments(
  context: OperationContext,
  renderers: Renderers,
  until = Number.POSITIVE_INFINITY,
): Promise<number> {
  const cities = await asOwner(context.database, 'list-cities', (tx) =>
    tx.selectFrom('cities').select('city_id').orderBy('city_id').execute(),
  )
  let made = 0
  for (const { city_id: cityId } of cities) {
    while (context.now() < until) {
      const [job] = await leaseOutbox(context, cityId, DOCUMENT_JOBS, 1)
      if (!job) break
      if (await handle(context, renderers, cityId, job)) made += 1
    }
  }
  return made
}

/** Makes one document outside any transaction, keeps it and says so; or notes why not. */
async function handle(
  context: OperationContext,
  renderers: Renderers,
  cityId: string,
  job: LeasedMessage,
): Promise<boolean> {
  let documentId: string | undefined
  try {
    documentId = await documentOf(context, cityId, job)
    const bytes = await render(context, renderers, cityId, documentId)
    await context.files.put(fileKey(cityId, documentId), bytes)
    await setState(context, cityId, documentId, {
      state: 'ready',
      made_at: new Date(context.now()),
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    await settleMessage(context, cityId, job, { state: 'done' })
    return true
  } catch (error) {
    // The kind of an error alone: its message may hold names.
    const told =
      error instanceof AppError ? error.message : `公文没有做成（${error instanceof Error ? error.name : ''}）`
    await settleMessage(context, cityId, job, { state: 'retry', error: told })
    if (documentId !== undefined && job.attempts >= MOST_ATTEMPTS) {
      await setState(context, cityId, documentId, { state: 'failed' })
    }
    return false
  }
}

/** The document that a job speaks of; printing a notice only names the notice. */
async function documentOf(context: OperationContext, cityId: string, job: LeasedMessage): Promise<string> {
  const content = jobContent.parse(job.content)
  if ('documentId' in content) return content.documentId
  return inTransaction(context.database, tickCaller(cityId), (tx) =>
    enterDocument(context, tx, cityId, { kind: 'notice', noticeId: content.noticeId }),
  )
}

async function render(context: OperationContext, renderers: Renderers, cityId: string, id: string): Promise<Bytes> {
  const wanted = await inTransaction(context.database, tickCaller(cityId), (tx) =>
    tx
      .selectFrom('documents')
      .select(['asked_by', 'notice_id', 'year'])
      .where('city_id', '=', cityId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  if (wanted.notice_id !== null) return renderers.notice(await readNoticeLetter(context, cityId, wanted.notice_id))
  if (wanted.asked_by === null || wanted.year === null) throw new Error('a document of no kind')
  return renderers.standings(await readStandingsTable(context, cityId, wanted.asked_by, wanted.year))
}

async function setState(
  context: OperationContext,
  cityId: string,
  id: string,
  values: { state: 'ready'; made_at: Date; bytes: number; sha256: string } | { state: 'failed' },
): Promise<void> {
  await inTransaction(context.database, tickCaller(cityId), (tx) =>
    tx.updateTable('documents').set(values).where('city_id', '=', cityId).where('id', '=', id).execute(),
  )
}
