import { type Migration, Migrator } from 'kysely'
import type { Database } from './database'

/** Kysely's two tables: the ones that, by design, know no city. */
export const MIGRATION_TABLES = ['migration', 'migration_lock'] as const

/**
 * Brings the database up to the migrations in code, sorted by name, as the owner. All that are pending run in one
 * transaction: either all of them are applied or nothing changed. Two processes that start together take turns, and
 * the second finds nothing to do.
 *
 * @returns the names applied by this call, in order
 * @throws the failed migration's error as `cause`; or when the database has a migration that this code lacks
 */
export async function migrate<Tables>(
  db: Database<Tables>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<string[]> {
  const migrator = new Migrator({
    db: db.kysely,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: MIGRATION_TABLES[0],
    migrationLockTableName: MIGRATION_TABLES[1],
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error === undefined) return results.map(({ migrationName }) => migrationName)
  const failed = results.find(({ status }) => status === 'Error')
  throw new Error(
    failed ? `migration ${failed.migrationName} failed; none was applied` : 'migrations cannot be applied',
    {
      cause: error,
    },
  )
}
