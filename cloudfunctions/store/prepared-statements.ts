import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { PoolClient, QueryResult } from 'pg'
import type { StorePool } from './store-pool'

/** How every transaction of the program begins. */
export const BEGIN = 'start transaction'

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
    const began = begin === undefined ? undefined : client.query(begin)
    begin = undefined
    const name = values.length === 0 ? undefined : nameOf(asked)
    const answer = client.query({ text: asked, values: [...values], ...(name === undefined ? {} : { name }) })
    return afterBegin(began, answer) as Promise<QueryResult> as Promise<PostgresQueryResult<R>>
  }
  return { query, release: () => client.release() }
}

const NOTHING: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] }

/** The begin's error tells more than that of the statement that came after it. */
async function afterBegin<Answer>(began: Promise<unknown> | undefined, answer: Promise<Answer>): Promise<Answer> {
  if (began === undefined) return answer
  const [begun, result] = await Promise.allSettled([began, answer])
  if (begun.status === 'rejected') throw begun.reason
  if (result.status === 'rejected') throw result.reason
  return result.value
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
