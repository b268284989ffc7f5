import { sql } from 'kysely'
import type { CityTransaction } from './in-transaction'

/** Rows that row-level security hides even from their own city, unless the transaction says it is about them. */
export type Compartment = 'discipline'

/**
 * Does one piece of a transaction inside a compartment; before and after it the compartment's rows do not
 * exist for the transaction. Only operations that access has entitled call this.
 */
export async function inCompartment<T>(
  tx: CityTransaction,
  compartment: Compartment,
  work: () => Promise<T>,
): Promise<T> {
  await sql`select set_config('app.compartment', ${compartment}, true)`.execute(tx)
  // When the work fails the transaction fails with it, and the setting ends with the transaction.
  const result = await work()
  await sql`select set_config('app.compartment', '', true)`.execute(tx)
  return result
}
