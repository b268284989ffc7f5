import type { Kysely } from 'kysely'
import { APP_ROLE, createAppRole } from '../app-role'
import { createCityTable, run } from './city-table'

/** Cities, their organisations as a tree, and every pair of ancestor and descendant in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAppRole(db)
  await run(
    db,
    `create table cities (
       city_id text primary key check (city_id ~ '^[a-z][a-z0-9-]{1,30}$'),
       name text not null,
       created_at timestamptz not null)`,
    'alter table cities enable row level security',
    `create policy city_and_caller on cities using (city_id = current_setting('app.city_id', true)
       and coalesce(current_setting('app.caller', true), '') <> '')`,
    `grant select on cities to ${APP_ROLE}`,
  )
  await createCityTable(
    db,
    'organisations',
    `id uuid not null,
     parent_id uuid,
     kind text not null check (kind in ('works-committee', 'organ-committee', 'general-branch', 'branch', 'group')),
     name text not null,
     founded_on date not null,
     dissolved_on date,
     revision integer not null default 1,
     primary key (city_id, id),
     foreign key (city_id, parent_id) references organisations (city_id, id),
     unique (city_id, parent_id, name),
     check (dissolved_on is null or dissolved_on >= founded_on)`,
  )
  await createCityTable(
    db,
    'organisation_tree',
    `ancestor_id uuid not null,
     descendant_id uuid not null,
     depth integer not null check (depth >= 0),
     primary key (city_id, ancestor_id, descendant_id),
     foreign key (city_id, ancestor_id) references organisations (city_id, id),
     foreign key (city_id, descendant_id) references organisations (city_id, id)`,
    'select, insert, update, delete',
  )
  await run(db, 'create index organisation_tree_upward on organisation_tree (city_id, descendant_id)')
}
