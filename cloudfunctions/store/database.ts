import { Kysely, PostgresDialect } from 'kysely'
import { preparing } from './prepared-statements'
import type { StorePool } from './store-pool'

export interface Database<Tables> {
  readonly kind: 'embedded' | 'postgres'
  readonly kysely: Kysely<Tables>
  readonly pool: StorePool
  readonly close: () => Promise<void>
}

export function databaseOver<Tables>(
  kind: Database<Tables>['kind'],
  pool: StorePool,
  shutDown: () => Promise<void>,
): Database<Tables> {
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= end(kysely, pool).then(shutDown)
    return closing
  }
  return { kind, kysely, pool, close }
}

/** Kysely ends its pool only where somebody has asked it something. */
async function end<Tables>(kysely: Kysely<Tables>, pool: StorePool): Promise<void> {
  await kysely.destroy()
  if (!pool.ending) await pool.end()
}
