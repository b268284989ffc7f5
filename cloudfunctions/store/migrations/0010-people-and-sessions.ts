import type { Kysely } from 'kysely'
import { createCityTable, run } from './city-table'

/** Refresh tokens that were spent, so that a second use is noticed; and the order of a roster. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCityTable(
    db,
    'used_refresh_tokens',
    `refresh_hash text not null,
     session_id uuid not null,
     used_at timestamptz not null,
     primary key (city_id, session_id, refresh_hash),
     foreign key (city_id, session_id) references sessions (city_id, id)`,
    'select, insert',
  )
  await run(
    db,
    // One collation everywhere, so that a page begins where the one before it ended on any server.
    'create index people_in_order on people (city_id, name_sort collate "C", id)',
    'create index memberships_of_person on memberships (city_id, person_id, from_date)',
    'create index memberships_of_group on memberships (city_id, group_id) where group_id is not null',
    'create index settings_of_person on settings (city_id, person_id) where person_id is not null',
    'create index sessions_of_person on sessions (city_id, person_id) where ended_at is null',
    'create index invite_codes_of_person on invite_codes (city_id, person_id) where used_at is null',
  )
}
