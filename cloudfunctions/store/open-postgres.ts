import { sql } from 'kysely'
import { type Database, databaseOver } from './database'
import { StorePool } from './store-pool'

export interface PostgresOptions {
  readonly maxConnections?: number
  /** How long a transaction waits for a connection before it is refused with `busy`. */
  readonly waitMillis?: number
}

const MAX_CONNECTIONS = 10
export const WAIT_MILLIS = 30_000

/**
 * Opens a PostgreSQL ≥ 15: what functions do, which carry no embedded database.
 * @throws what pg throws when it cannot be reached
 */
export async function openPostgres<Tables>(url: string, options: PostgresOptions = {}): Promise<Database<Tables>> {
  const pool = new StorePool({
    connectionString: url,
    max: options.maxConnections ?? MAX_CONNECTIONS,
    connectionTimeoutMillis: options.waitMillis ?? WAIT_MILLIS,
    // A transaction's begin and its first statement go out together.
    pipeline: true,
  })
  const opened = databaseOver<Tables>('postgres', pool, async () => undefined)
  try {
    await sql`select 1`.execute(opened.kysely)
  } catch (error) {
    await opened.close()
    throw error
  }
  return opened
}
