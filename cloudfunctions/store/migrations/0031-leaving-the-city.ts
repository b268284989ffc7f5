import type { Kysely } from 'kysely'
import { run } from './city-table'

/** How somebody's last membership in the city ended; null for one that runs or ended by a transfer within the city. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `alter table memberships
       add column left_as text check (left_as in ('moved-away', 'died', 'left-party')),
       add constraint memberships_left_with_a_date check (left_as is null or until_date is not null)`,
    'create unique index one_leaving on memberships (city_id, person_id) where left_as is not null',
  )
}
