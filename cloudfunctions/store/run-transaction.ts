import { setTimeout as wait } from 'node:timers/promises'
import { CompiledQuery, type Kysely } from 'kysely'
import { AppError } from '../../shared/values/app-error'
import type { Database } from './database'
import { BEGIN } from './prepared-statements'

export interface TransactionOptions {
  /** READ COMMITTED unless the work must see one unchanging state of the whole. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  /** How often the work is tried when it collides with others: 5 unless said. */
  readonly attempts?: number
  /**
   * `kept` for statements whose best plan does not hang on the values they are given: each is planned once a
   * connection. PostgreSQL would else plan what adds up a member's records anew every time, at twice the price of
   * running it.
   */
  readonly plans?: 'kept'
}

/** serialization_failure and deadlock_detected: PostgreSQL undid the transaction and asks for another try. */
const COLLISIONS = new Set(['40001', '40P01'])
const ATTEMPTS = 5
const FIRST_WAIT_MILLIS = 10

/**
 * One transaction: `settings` first, then `work`, then commit; whatever throws rolls all of it back. The work is
 * run again from its beginning when it collided, so it does nothing outside the database.
 *
 * @param settings SQL without parameters; it goes with the begin in one round trip
 * @throws AppError `busy` when every attempt collided, or no connection came free
 */
export async function runTransaction<Tables, Result>(
  db: Database<Tables>,
  settings: string,
  work: (tx: Kysely<Tables>) => Promise<Result>,
  { isolation = 'read committed', attempts = ATTEMPTS, plans }: TransactionOptions,
): Promise<Result> {
  const planning = plans === 'kept' ? `set local plan_cache_mode to force_generic_plan; ` : ''
  const begin = CompiledQuery.raw(`${BEGIN} isolation level ${isolation}; ${planning}${settings}`)
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.kysely.connection().execute((tx) => once(db, tx, begin, work))
    } catch (error) {
      if (!isCollision(error)) throw error
      if (attempt >= attempts) {
        throw new AppError('busy', '同时操作的人太多，这次操作没有执行，请稍候再试。', { cause: error })
      }
      // Unequal waits, so that those that collided do not meet again.
      await wait(FIRST_WAIT_MILLIS * 2 ** attempt * Math.random())
    }
  }
}

/**
 * PostgreSQL answers COMMIT of a failed transaction with a quiet ROLLBACK, so that work which swallowed an error
 * would be told that it is stored. Here such a commit fails: in one round trip, a statement that a failed
 * transaction refuses (25P02) stands before the commit.
 */
const STRICT_COMMIT = CompiledQuery.raw('select 1; commit')

async function once<Tables, Result>(
  db: Database<Tables>,
  tx: Kysely<Tables>,
  begin: CompiledQuery,
  work: (tx: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  try {
    await tx.executeQuery(begin)
    const result = await db.pool.whileHeld(() => work(tx))
    await tx.executeQuery(STRICT_COMMIT)
    return result
  } catch (error) {
    // Where the connection itself is gone, so is its transaction, and the first error tells more.
    await tx.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined)
    throw error
  }
}

/** What work throws that found its subjects changed under it: the transaction is undone and tried again. */
export function collision(): Error {
  return Object.assign(new Error('what this transaction works on was changed by another'), { code: '40001' })
}

function isCollision(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && COLLISIONS.has(error.code)
}
