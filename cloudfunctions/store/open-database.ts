import { type Database, databaseOver } from './database'
import { openEmbedded } from './open-embedded'
import { openPostgres, type PostgresOptions, WAIT_MILLIS } from './open-postgres'

/** Where the data is: a directory or `memory://` for the embedded database, or the address of a PostgreSQL ≥ 15. */
export type DatabasePlace = { readonly dataDir: string } | { readonly url: string }

export interface OpenOptions extends PostgresOptions {
  /** For `memory://` only: the dump of another embedded database to start from. */
  readonly image?: Blob
}

/**
 * Opens the store. Columns become values as `column-values.ts` says; sessions run in Asia/Shanghai.
 *
 * @throws AppError `database-in-use` when another process has the embedded database's directory
 * @throws what pg throws when the PostgreSQL cannot be reached
 */
export async function openDatabase<Tables>(place: DatabasePlace, options: OpenOptions = {}): Promise<Database<Tables>> {
  if ('url' in place) return openPostgres(place.url, options)
  const { pool, shutDown } = await openEmbedded(place.dataDir, options.waitMillis ?? WAIT_MILLIS, options.image)
  return databaseOver('embedded', pool, shutDown)
}

export type { Database } from './database'
