import type { Kysely } from 'kysely'
import { run } from './city-table'

/** Adding up a branch went through every organisation of the city to find its party groups. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `create index groups_of_branch on organisations (city_id, parent_id) where kind = 'group'`)
}
