import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import type { OutboxState } from '../../../shared/messages/outbox-states'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { grantsOf, notFound } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import { afterNewer, byInstant, DEFAULT_PAGE, type Page, pageOf, readCursor, wordyId } from '../paging'
import { messageText } from './message-content'

export interface OutboxRow {
  readonly id: string
  readonly kind: string
  readonly personId: string | null
  readonly personName: string | null
  readonly text: string
  readonly state: OutboxState
  /** milliseconds since 1970-01-01T00:00Z */
  readonly madeAt: number
  readonly dueAt: number
  readonly attempts: number
  readonly lastError: string | null
}

interface Asked {
  readonly state?: OutboxState | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

type Row = Omit<OutboxRow, 'madeAt' | 'dueAt' | 'text'> & { madeAt: Date; dueAt: Date; content: unknown }

const position = byInstant(wordyId)

/** Messages to members in the caller's reach, and for staff of the whole city also work for the documents function. */
export async function listOutbox(
  context: OperationContext,
  caller: Caller,
  { state, cursor, limit = DEFAULT_PAGE }: Asked,
): Promise<Page<OutboxRow>> {
  const after = readCursor(cursor, position)
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const grants = await grantsOf(tx, caller.cityId, caller.personId)
    const roots = rootsOf('outbox.read', grants, today)
    if (roots.length === 0) throw notFound()
    const wholeCity = rootsOf('jobs.read', grants, today).length > 0
    const { rows } = await sql<Row>`
      select row.id, row.kind, row.person_id as "personId", person.name as "personName", row.content, row.state,
        row.made_at as "madeAt", row.due_at as "dueAt", row.attempts, row.last_error as "lastError"
      from (select *, case when done_at is not null then 'done' when dead_at is not null then 'dead' else 'waiting' end
          as state from outbox where city_id = ${caller.cityId}) row
      left join people person on person.city_id = row.city_id and person.id = row.person_id
      where (${state ?? null}::text is null or row.state = ${state ?? null})
        and ${afterNewer(after, ['row.made_at', 'row.id'])}
        and ((row.person_id is null and ${wholeCity}) or exists (
          select from memberships member
          join organisation_tree tree on tree.city_id = member.city_id and tree.descendant_id = member.branch_id
          where member.city_id = row.city_id and member.person_id = row.person_id and member.from_date <= ${today}
            and (member.until_date is null or member.until_date >= ${today})
            and tree.ancestor_id = any (${roots}::uuid[])))
      order by row.made_at desc, row.id desc limit ${limit + 1}`.execute(tx)
    const { items, next } = pageOf(rows, limit, (row) => [row.madeAt.toISOString(), row.id])
    const people = items.flatMap(({ personId }) => personId ?? [])
    await writeRead(context, tx, caller, people, 'outbox')
    return {
      items: items.map(({ content, madeAt, dueAt, ...row }) => ({
        ...row,
        text: messageText(row.kind, content).text,
        madeAt: madeAt.getTime(),
        dueAt: dueAt.getTime(),
      })),
      next,
    }
  })
}
