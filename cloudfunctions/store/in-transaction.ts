import { sql, type Transaction } from 'kysely'
import type { Database } from './open-database'
import type { Tables } from './tables'
export type CityTransaction = Transaction<Tables>
export async function inTransaction<T>(
  database: Database<Tables>,
  caller: { cityId: string; personId: string },
  work: (tx: CityTransaction) => Promise<T>,
): Promise<T> {
  return database.kysely.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'pioneer_app', true), set_config('app.city_id', ${caller.cityId}, true), set_config('app.caller', ${caller.personId}, true)`.execute(
      tx,
    )
    return work(tx)
  })
}
