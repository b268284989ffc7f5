import { existsSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { claimDirectory } from './claim-directory'
import { clearHalfMade, createCluster } from './create-cluster'
import { EmbeddedStream } from './embedded-stream'
import { StorePool } from './store-pool'

export const IN_MEMORY = 'memory://'

/**
 * What adds up a branch is planned four times as long as it runs: once will do. It is planned while the tables are all but
 * empty, and this database asks the file system for a table's size at each scan of it: both speak for indexes. To remember
 * what was looked up (memoize) takes it ten times as long as to look it up again.
 */
const PLANS = `
  set plan_cache_mode to force_generic_plan;
  set enable_seqscan to off;
  set enable_bitmapscan to off;
  set enable_memoize to off`

/** Its pages lie in this process beside the program, and in the system's memory as files: a second time they are dear. */
export const START_PARAMS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB']

interface Embedded {
  readonly pool: StorePool
  /** After the pool has ended: shuts the database down and gives its directory free. */
  readonly shutDown: () => Promise<void>
}

/**
 * Starts the embedded database. In a directory of its own it keeps `cluster/` (the data) and `claims/` (who uses
 * it). What was committed survives `kill -9`: PGlite writes its log before it answers, and replays it at the next
 * start; it does not fsync, so a power cut is another matter.
 *
 * @param waitMillis how long a query waits for the one connection
 * @param image for a database in memory: the dump of another to start from, seconds faster than an empty one
 * @throws AppError `database-in-use`
 */
export async function openEmbedded(dataDir: string, waitMillis: number, image?: Blob): Promise<Embedded> {
  if (dataDir === IN_MEMORY) {
    const lite = await PGlite.create({ dataDir, startParams: START_PARAMS, ...(image && { loadDataDir: image }) })
    return { pool: await poolOver(lite, waitMillis), shutDown: () => lite.close() }
  }
  const folder = path.resolve(dataDir)
  const release = await claimDirectory(path.join(folder, 'claims'))
  try {
    const cluster = path.join(folder, 'cluster')
    clearHalfMade(cluster)
    if (!existsSync(cluster)) await createCluster(cluster)
    const lite = await PGlite.create(cluster, { startParams: START_PARAMS, relaxedDurability: false })
    return { pool: await poolOver(lite, waitMillis), shutDown: () => lite.close().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

/** The one session of an embedded database, set up and as a pool. */
export async function poolOver(lite: PGlite, waitMillis: number): Promise<StorePool> {
  await lite.exec(PLANS)
  // PGlite is one session: a second connection, or a fresh one after an idle one, would be the same session.
  return new StorePool({
    stream: () => new EmbeddedStream(lite),
    // Said, so that no environment variable says otherwise.
    host: 'localhost',
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    pipeline: true,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: waitMillis,
  })
}
