import type { Kysely } from 'kysely'
import { escapeLiteral } from 'pg'
import { APP_ROLE } from './app-role'
import type { Database } from './database'
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
export type CityTransaction = Kysely<Tables>

/**
 * The way every operation reaches the data: one transaction, as the application role, with the city and the caller
 * set for row-level security. Role and settings are local to the transaction, so the next user of the connection
 * starts without them. Set up in one round trip with the begin.
 *
 * `work` may run more than once (collisions with others) and must not reach outside the database; inside it the
 * pool and another `inTransaction` are refused.
 *
 * @throws AppError `busy` when it collided too often or no connection came free; whatever `work` throws, after rollback
 */
export async function inTransaction<Tables, Result>(
  db: Database<Tables>,
  caller: Caller,
  work: (tx: Kysely<Tables>) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  // Commands, not a select of set_config: nothing to plan.
  const set = (name: string, value: string) => `set local ${name} = ${escapeLiteral(value)}`
  const settings = [
    set('role', APP_ROLE),
    set(CITY_SETTING, caller.cityId),
    set(CALLER_SETTING, caller.personId ?? SYSTEM),
  ]
  return runTransaction(db, settings.join('; '), work, options)
}
