import type { Kysely } from 'kysely'
import { APP_ROLE } from '../app-role'
import { createCityTable, run } from './city-table'

/** People with their dated membership, class and roles; how they sign in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCityTable(
    db,
    'people',
    `id uuid not null,
     name text not null,
     -- sorts names as an address book does; the embedded database has no Chinese collation
     name_sort text not null,
     sex text check (sex in ('male', 'female')),
     birth_month text check (birth_month ~ '^[0-9]{4}-[0-9]{2}$'),
     joined_on date not null,
     joined_precision text not null default 'day' check (joined_precision in ('day', 'month')),
     revision integer not null default 1,
     primary key (city_id, id)`,
  )
  await run(db, 'create index people_by_name on people (city_id, name)')
  await createCityTable(
    db,
    'memberships',
    `id uuid not null,
     person_id uuid not null,
     branch_id uuid not null,
     group_id uuid,
     from_date date not null,
     until_date date,
     primary key (city_id, id),
     foreign key (city_id, person_id) references people (city_id, id),
     foreign key (city_id, branch_id) references organisations (city_id, id),
     foreign key (city_id, group_id) references organisations (city_id, id),
     check (until_date is null or until_date >= from_date)`,
  )
  await createCityTable(
    db,
    'person_classes',
    `person_id uuid not null,
     from_date date not null,
     class text not null check (class in ('regular', 'probationary', 'retired', 'floating', 'infirm')),
     primary key (city_id, person_id, from_date),
     foreign key (city_id, person_id) references people (city_id, id)`,
  )
  await createCityTable(
    db,
    'role_grants',
    `id uuid not null,
     person_id uuid not null,
     organisation_id uuid not null,
     role text not null,
     from_date date not null,
     until_date date,
     revision integer not null default 1,
     primary key (city_id, id),
     foreign key (city_id, person_id) references people (city_id, id),
     foreign key (city_id, organisation_id) references organisations (city_id, id),
     check (until_date is null or until_date >= from_date)`,
  )
  await run(
    db,
    'create unique index one_open_membership on memberships (city_id, person_id) where until_date is null',
    'create index memberships_of_branch on memberships (city_id, branch_id)',
    'create index role_grants_of_person on role_grants (city_id, person_id)',
    'create index role_grants_at on role_grants (city_id, organisation_id)',
  )
  await signIn(db)
}

async function signIn(db: Kysely<unknown>): Promise<void> {
  await createCityTable(
    db,
    'invite_codes',
    `id uuid not null,
     code_hash text not null,
     person_id uuid not null,
     made_by uuid not null,
     made_at timestamptz not null,
     expires_at timestamptz not null,
     used_at timestamptz,
     failed_guesses integer not null default 0,
     primary key (city_id, id),
     unique (city_id, code_hash),
     foreign key (city_id, person_id) references people (city_id, id)`,
  )
  await createCityTable(
    db,
    'bind_attempts',
    `id uuid not null,
     identity_hash text not null,
     at timestamptz not null,
     primary key (city_id, id)`,
    'select, insert',
  )
  await createCityTable(
    db,
    'sessions',
    `id uuid not null,
     person_id uuid not null,
     refresh_hash text not null,
     began_at timestamptz not null,
     expires_at timestamptz not null,
     ended_at timestamptz,
     primary key (city_id, id),
     foreign key (city_id, person_id) references people (city_id, id)`,
  )
  await run(
    db,
    'create index bind_attempts_of on bind_attempts (city_id, identity_hash, at)',
    // The one directory that is no city's: from a WeChat identity to the people it belongs to, city by city.
    `create table identities (
       app_id text not null,
       open_id text not null,
       city_id text not null,
       person_id uuid not null,
       bound_at timestamptz not null,
       primary key (app_id, open_id, city_id),
       unique (city_id, app_id, person_id))`,
    `grant select, insert, delete on identities to ${APP_ROLE}`,
  )
}
