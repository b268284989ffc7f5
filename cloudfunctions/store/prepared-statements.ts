import {
  type Compilable,
  type Kysely,
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type RawBuilder,
  sql,
} from 'kysely'
import type { PoolClient, QueryResult } from 'pg'
import type { StorePool } from './store-pool'

/** How every transaction of the program begins. */
export const BEGIN = 'start transaction'

/**
 * Begins a statement whose rows nobody asks for: on a pipelined connection the next statement follows it without
 * waiting for its answer. Should it fail, whatever comes after it in the transaction fails with its error, the
 * commit at the latest. See `unawaited`.
 */
const UNAWAITED = '/* unawaited */'

/** Of a statement that writes: the same, for nobody to wait for. What it would return is not to be looked at. */
export function unawaited(statement: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${sql.raw(UNAWAITED)} ${statement}`
}

/** The same for a statement that is put together by name. */
export async function sendAhead<Tables>(tx: Kysely<Tables>, statement: Compilable): Promise<void> {
  const compiled = statement.compile()
  await tx.executeQuery({ ...compiled, sql: `${UNAWAITED} ${compiled.sql}` })
}

/** How many different statements are kept prepared; lists of changing length must not fill a server's memory. */
const MOST = 400

const names = new Map<string, string>()

/**
 * A pool whose statements are prepared under a name, so that each connection plans them once: what adds up a
 * member's records takes longer to plan than to run.
 */
export function preparing(pool: StorePool): PostgresPool {
  return {
    connect: async () => prepare(await pool.connect()),
    end: () => pool.end(),
  }
}

/**
 * Kysely asks for nothing else of a client: cursors are not used here. A transaction's begin waits for its first
 * statement and travels with it, so that it costs no round trip of its own; where the begin fails, that
 * statement fails with it, inside the failed transaction.
 */
function prepare(client: PoolClient): PostgresPoolClient {
  let begin: string | undefined
  /** what was sent and not waited for; its error tells more than those of the statements after it */
  let ahead: Promise<unknown> | undefined
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(
    asked: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof asked !== 'string') throw new TypeError('cursors are not prepared')
    if (asked.startsWith(BEGIN)) {
      begin = asked
      return Promise.resolve(NOTHING)
    }
    if (begin !== undefined) {
      ahead = both(ahead, client.query(begin))
      begin = undefined
    }
    const name = values.length === 0 ? undefined : nameOf(asked)
    const answer = client.query({ text: asked, values: [...values], ...(name === undefined ? {} : { name }) })
    const settled = both(ahead, answer as Promise<QueryResult> as Promise<PostgresQueryResult<R>>)
    if (asked.startsWith(UNAWAITED)) {
      ahead = settled
      // Not unhandled, only not yet told.
      settled.catch(() => undefined)
      return Promise.resolve(NOTHING)
    }
    ahead = undefined
    return settled
  }
  return { query, release: () => client.release() }
}

const NOTHING: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] }

/** What the second comes to, when both have settled; where the first failed, its error. */
async function both<Answer>(first: Promise<unknown> | undefined, second: Promise<Answer>): Promise<Answer> {
  if (first === undefined) return second
  const [before, after] = await Promise.allSettled([first, second])
  if (before.status === 'rejected') throw before.reason
  if (after.status === 'rejected') throw after.reason
  return after.value
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
