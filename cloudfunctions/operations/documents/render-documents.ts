import { createHash } from 'node:crypto'
import type { NoticeLetter } from '../../../shared/documents/notice-letter'
import type { StandingsTable } from '../../../shared/documents/standings-table'
import { AppError } from '../../../shared/values/app-error'
import { type Bytes, fileKey } from '../../files/file-store'
import { asOwner } from '../../store/as-owner'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { DOCUMENT_JOBS, enterDocument } from './ask-for-document'
import { readNoticeLetter } from './read-notice-letter'
import { readStandingsTable } from './read-standings-table'

/** How words and figures become a file: libraries too heavy for the functions that only ask for one. */
export interface Renderers {
  notice(letter: NoticeLetter): Promise<Bytes>
  standings(table: StandingsTable): Promise<Bytes>
}

const LEASE_MS = 120_000
const MOST_ATTEMPTS = 5
const FIRST_WAIT_MS = 60_000

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
      const job = await takeUp(context, cityId)
      if (!job) break
      if (await finish(context, renderers, cityId, job)) made += 1
    }
  }
  return made
}

interface Job {
  readonly outboxId: string
  readonly documentId: string
  readonly attempts: number
}

const system = (cityId: string) => ({ cityId, personId: null })

/** The next row that is due and nobody holds, held for a while. */
async function takeUp(context: OperationContext, cityId: string): Promise<Job | undefined> {
  const now = new Date(context.now())
  return inTransaction(context.database, system(cityId), async (tx) => {
    const row = await tx
      .selectFrom('outbox')
      .select(['id', 'content', 'attempts'])
      .where('city_id', '=', cityId)
      .where('kind', 'in', DOCUMENT_JOBS)
      .where('done_at', 'is', null)
      .where('dead_at', 'is', null)
      .where('due_at', '<=', now)
      .where(({ eb, or }) => or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
      .orderBy('due_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!row) return undefined
    const attempts = row.attempts + 1
    await update(tx, cityId, row.id, { attempts, leased_until: new Date(context.now() + LEASE_MS) })
    const { noticeId, documentId } = row.content
    const id =
      typeof noticeId === 'string'
        ? await enterDocument(context, tx, cityId, { kind: 'notice', noticeId })
        : String(documentId)
    return { outboxId: row.id, documentId: id, attempts }
  })
}

/** Makes one document outside any transaction, keeps it, and says so; or notes why not. */
async function finish(
  context: OperationContext,
  renderers: Renderers,
  cityId: string,
  { outboxId, documentId, attempts }: Job,
): Promise<boolean> {
  try {
    const bytes = await render(context, renderers, cityId, documentId)
    await context.files.put(fileKey(cityId, documentId), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const now = new Date(context.now())
    await inTransaction(context.database, system(cityId), async (tx) => {
      await setState(tx, cityId, documentId, { state: 'ready', made_at: now, bytes: bytes.length, sha256 })
      await update(tx, cityId, outboxId, { done_at: now, leased_until: null, last_error: null })
    })
    return true
  } catch (error) {
    const now = context.now()
    const over = attempts >= MOST_ATTEMPTS
    await inTransaction(context.database, system(cityId), async (tx) => {
      await update(tx, cityId, outboxId, {
        leased_until: null,
        // The kind of error alone: its message may hold names.
        last_error: error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown',
        ...(over ? { dead_at: new Date(now) } : { due_at: new Date(now + FIRST_WAIT_MS * 2 ** (attempts - 1)) }),
      })
      if (over) await setState(tx, cityId, documentId, { state: 'failed' })
    })
    return false
  }
}

async function render(context: OperationContext, renderers: Renderers, cityId: string, id: string): Promise<Bytes> {
  const wanted = await inTransaction(context.database, system(cityId), (tx) =>
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

async function update(
  tx: CityTransaction,
  cityId: string,
  id: string,
  values: {
    attempts?: number
    leased_until?: Date | null
    done_at?: Date
    dead_at?: Date
    due_at?: Date
    last_error?: string | null
  },
): Promise<void> {
  await tx.updateTable('outbox').set(values).where('city_id', '=', cityId).where('id', '=', id).execute()
}

async function setState(
  tx: CityTransaction,
  cityId: string,
  id: string,
  values: { state: 'ready'; made_at: Date; bytes: number; sha256: string } | { state: 'failed' },
): Promise<void> {
  await tx.updateTable('documents').set(values).where('city_id', '=', cityId).where('id', '=', id).execute()
}
