import { setTimeout as wait } from 'node:timers/promises'
import type { IsolationLevel, RawBuilder, Transaction } from 'kysely'
import { AppError } from '../../shared/values/app-error'
import type { Database } from './open-database'

export interface TransactionOptions {
  /** READ COMMITTED unless the work must see one unchanging state of the whole. */
  readonly isolation?: IsolationLevel
  /** How often the work is tried when it collides with others: 5 unless said. */
  readonly attempts?: number
}

/** serialization_failure and deadlock_detected: PostgreSQL undid the transaction and asks for another try. */
const COLLISIONS = new Set(['40001', '40P01'])
const ATTEMPTS = 5
const FIRST_WAIT_MILLIS = 10

/**
 * One transaction: `settings` first, then `work`, then commit; whatever throws rolls all of it back. The work is
 * run again from its beginning when it collided, so it does nothing outside the database.
 *
 * @throws AppError `busy` when every attempt collided, or no connection came free
 */
export async function runTransaction<Tables, Result>(
  db: Database<Tables>,
  settings: RawBuilder<unknown>,
  work: (tx: Transaction<Tables>) => Promise<Result>,
  { isolation = 'read committed', attempts = ATTEMPTS }: TransactionOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.kysely
        .transaction()
        .setIsolationLevel(isolation)
        .execute(async (tx) => {
          await settings.execute(tx)
          return db.pool.whileHeld(() => work(tx))
        })
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

function isCollision(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && COLLISIONS.has(error.code)
}
