import { sql } from 'kysely'
import type { OutboxKind } from '../../../shared/messages/outbox-states'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'

const LEASE_MILLISECONDS = 10 * 60_000
const FIRST_WAIT_MILLISECONDS = 60_000
const LONGEST_WAIT_MILLISECONDS = 6 * 3_600_000
/** After so many tries a message is dead: staff see it and its reason. */
export const MOST_ATTEMPTS = 8

/** An outbox row that whoever leased it now handles, and nobody else. */
export interface LeasedMessage {
  readonly id: string
  readonly kind: OutboxKind
  readonly personId: string | null
  readonly content: unknown
  /** this try included */
  readonly attempts: number
}

type Clock = Pick<OperationContext, 'database' | 'now'>

/**
 * Leases messages that are due, the oldest first. Two drainers at once get different ones. A message whose lease ran
 * out while it was on its way outside (`sending_at`) is not given out again: whether it arrived is unknown, so it is dead.
 */
export async function leaseOutbox(
  context: Clock,
  cityId: string,
  kinds: readonly OutboxKind[],
  most: number,
): Promise<LeasedMessage[]> {
  const now = new Date(context.now())
  const until = new Date(context.now() + LEASE_MILLISECONDS)
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    await sql`update outbox set dead_at = ${now}, leased_until = null, last_error = '发送中断，结果不明，不再自动重发'
      where city_id = ${cityId} and done_at is null and dead_at is null and sending_at is not null
        and leased_until <= ${now}`.execute(tx)
    const { rows } = await sql<LeasedMessage>`
      with due as (
        select city_id, id from outbox
        where city_id = ${cityId} and done_at is null and dead_at is null and due_at <= ${now}
          and sending_at is null and (leased_until is null or leased_until <= ${now}) and kind = any (${[...kinds]}::text[])
        order by due_at, id limit ${most} for update skip locked)
      update outbox set leased_until = ${until}, attempts = outbox.attempts + 1 from due
      where outbox.city_id = due.city_id and outbox.id = due.id
      returning outbox.id, outbox.kind, outbox.person_id as "personId", outbox.content, outbox.attempts`.execute(tx)
    return rows.sort((one, other) => (one.id < other.id ? -1 : 1))
  })
}

/** How handling a message ended. */
export type MessageEnd =
  | { readonly state: 'done' }
  /** tried again with growing pauses, until `MOST_ATTEMPTS` */
  | { readonly state: 'retry'; readonly error: string }
  /** never again */
  | { readonly state: 'dead'; readonly error: string }
  /** not tried: it stays as it was, and waits until an instant */
  | { readonly state: 'untried'; readonly until: number; readonly error: string | null }

/** Lets a leased message go as its handling ended. */
export async function settleMessage(
  context: Clock,
  cityId: string,
  message: LeasedMessage,
  end: MessageEnd,
): Promise<void> {
  const now = context.now()
  await inTransaction(context.database, tickCaller(cityId), (tx) =>
    tx
      .updateTable('outbox')
      .set({ leased_until: null, sending_at: null, ...columnsOf(end, message.attempts, now) })
      .where('city_id', '=', cityId)
      .where('id', '=', message.id)
      .execute(),
  )
}

function columnsOf(end: MessageEnd, attempts: number, now: number) {
  switch (end.state) {
    case 'done':
      return { done_at: new Date(now), last_error: null }
    case 'dead':
      return { dead_at: new Date(now), last_error: end.error }
    case 'untried':
      return { attempts: attempts - 1, due_at: new Date(end.until), last_error: end.error }
    case 'retry': {
      if (attempts >= MOST_ATTEMPTS) return { dead_at: new Date(now), last_error: end.error }
      const pause = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** attempts, LONGEST_WAIT_MILLISECONDS)
      return { due_at: new Date(now + pause), last_error: end.error }
    }
  }
}
