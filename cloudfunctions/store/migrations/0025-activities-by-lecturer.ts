import type { Kysely } from 'kysely'
import { run } from './city-table'

/** Adding up a member's lectures went through every activity of the city. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    'create index activities_of_lecturer on activities (city_id, lecturer_id) where lecturer_id is not null',
  )
}
