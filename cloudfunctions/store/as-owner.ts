import type { Kysely } from 'kysely'
import { escapeLiteral } from 'pg'
import type { Database } from './database'
import { runTransaction, type TransactionOptions } from './run-transaction'

/**
 * What may be done without a city, past row-level security, by name. Migrations are the other exception and have
 * their own way (`migrate.ts`). Everything else goes through `inTransaction`.
 */
export const ownerTasks = {
  'found-city': 'a city cannot be entered before it exists',
  'open-demo': 'the laptop must see whether a database holds anything but the demo city',
  'identity-directory': 'log-in knows an app id and open id before it knows the city',
  'list-cities': 'the timer goes through the cities one by one',
} as const

export type OwnerTask = keyof typeof ownerTasks

/** The setting that names the task while it runs, for triggers and the server's own log. */
export const OWNER_TASK_SETTING = 'app.owner_task'

/**
 * One transaction as the owner of the tables, without city or caller.
 *
 * @throws as `inTransaction`
 */
export async function asOwner<Tables, Result>(
  db: Database<Tables>,
  task: OwnerTask,
  work: (tx: Kysely<Tables>) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  return runTransaction(
    db,
    `select set_config(${escapeLiteral(OWNER_TASK_SETTING)}, ${escapeLiteral(task)}, true)`,
    work,
    options,
  )
}
