import { Kysely, sql } from 'kysely'
import { openEmbedded } from './open-embedded'
import { preparing } from './prepared-statements'
import { StorePool } from './store-pool'
import { StrictCommitDialect } from './strict-commit-dialect'

/** Where the data is: a directory or `memory://` for the embedded database, or the address of a PostgreSQL ≥ 15. */
export type DatabasePlace = { readonly dataDir: string } | { readonly url: string }

export interface OpenOptions {
  /** Connections to a PostgreSQL; the embedded database has one. */
  readonly maxConnections?: number
  /** How long a transaction waits for a connection before it is refused with `busy`. */
  readonly waitMillis?: number
  /** For `memory://` only: the dump of another embedded database to start from. */
  readonly image?: Blob
}

export interface Database<Tables> {
  readonly kind: 'embedded' | 'postgres'
  readonly kysely: Kysely<Tables>
  readonly pool: StorePool
  readonly close: () => Promise<void>
}

const MAX_CONNECTIONS = 10
const WAIT_MILLIS = 30_000

/**
 * Opens the store. Columns become values as `column-values.ts` says; sessions run in Asia/Shanghai.
 *
 * @throws AppError `database-in-use` when another process has the embedded database's directory
 * @throws what pg throws when the PostgreSQL cannot be reached
 */
export async function openDatabase<Tables>(place: DatabasePlace, options: OpenOptions = {}): Promise<Database<Tables>> {
  const waitMillis = options.waitMillis ?? WAIT_MILLIS
  if ('dataDir' in place) {
    const { pool, shutDown } = await openEmbedded(place.dataDir, waitMillis, options.image)
    return database('embedded', pool, shutDown)
  }
  const pool = new StorePool({
    connectionString: place.url,
    max: options.maxConnections ?? MAX_CONNECTIONS,
    connectionTimeoutMillis: waitMillis,
  })
  const opened = database<Tables>('postgres', pool, async () => undefined)
  try {
    await sql`select 1`.execute(opened.kysely)
  } catch (error) {
    await opened.close()
    throw error
  }
  return opened
}

function database<Tables>(
  kind: Database<Tables>['kind'],
  pool: StorePool,
  shutDown: () => Promise<void>,
): Database<Tables> {
  const kysely = new Kysely<Tables>({
    dialect: new StrictCommitDialect({ pool: preparing(pool) }),
  })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= kysely.destroy().then(() => shutDown())
    return closing
  }
  return { kind, kysely, pool, close }
}
