import { sql, type Transaction } from 'kysely'
import { APP_ROLE } from './app-role'
import type { Database } from './open-database'
import { runTransaction, type TransactionOptions } from './run-transaction'
import type { Tables } from './tables'

/** For whom a transaction runs. `personId` is null for what the program does by itself, such as the timer. */
export interface Caller {
  readonly cityId: string
  readonly personId: string | null
}

/** The settings that row-level security reads; both are empty text, not null, outside of `inTransaction`. */
export const CITY_SETTING = 'app.city_id'
export const CALLER_SETTING = 'app.caller'

/** The caller of what the program does by itself. */
const SYSTEM = 'system'

/** A transaction that sees one city. */
export type CityTransaction = Transaction<Tables>

/**
 * The way every operation reaches the data: one transaction, as the application role, with the city and the caller
 * set for row-level security. Role and settings are local to the transaction, so the next user of the connection
 * starts without them. Set up in one statement, one round trip.
 *
 * `work` may run more than once (collisions with others) and must not reach outside the database; inside it the
 * pool and another `inTransaction` are refused.
 *
 * @throws AppError `busy` when it collided too often or no connection came free; whatever `work` throws, after rollback
 */
export async function inTransaction<Tables, Result>(
  db: Database<Tables>,
  caller: Caller,
  work: (tx: Transaction<Tables>) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  const settings = sql`select set_config('role', ${APP_ROLE}, true), set_config(${CITY_SETTING}, ${caller.cityId}, true),
    set_config(${CALLER_SETTING}, ${caller.personId ?? SYSTEM}, true)`
  return runTransaction(db, settings, work, options)
}
