import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type { StorePool } from './store-pool'

export interface Database<Tables> {
  readonly kind: 'embedded' | 'postgres'
  readonly kysely: Kysely<Tables>
  readonly pool: StorePool
  readonly close: () => Promise<void>
}

/** @param asked what statements go through, where that is not the pool itself */
export function databaseOver<Tables>(
  kind: Database<Tables>['kind'],
  pool: StorePool,
  asked: PostgresPool,
  shutDown: () => Promise<void>,
): Database<Tables> {
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: asked }) })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= kysely.destroy().then(() => shutDown())
    return closing
  }
  return { kind, kysely, pool, close }
}
