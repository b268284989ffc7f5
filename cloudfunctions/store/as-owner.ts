import type { CityTransaction } from './in-transaction'
import type { Database } from './open-database'
import type { Tables } from './tables'
export async function asOwner<T>(database: Database<Tables>, work: (tx: CityTransaction) => Promise<T>): Promise<T> {
  return database.kysely.transaction().execute(work)
}
