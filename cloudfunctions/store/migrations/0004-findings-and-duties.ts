import type { Kysely } from 'kysely'
import { APP_ROLE } from '../app-role'
import { createCityTable, run } from './city-table'

/** What assessors established, punishments in a compartment of their own, dues, attested study, settings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const entered = `state text not null check (state in ('standing', 'withdrawn')),
     revision integer not null default 1,
     entered_by uuid not null,
     entered_at timestamptz not null,
     primary key (city_id, id)`
  await createCityTable(
    db,
    'findings',
    `id uuid not null,
     organisation_id uuid,
     person_id uuid,
     ruleset text not null,
     clause text not null,
     -- the fact as the ruleset takes it: quantity, value, level, matter …
     fact jsonb not null,
     happened_on date not null,
     document text,
     reason text,
     ${entered},
     foreign key (city_id, organisation_id) references organisations (city_id, id),
     foreign key (city_id, person_id) references people (city_id, id),
     check ((organisation_id is null) <> (person_id is null))`,
  )
  await createCityTable(
    db,
    'punishments',
    `id uuid not null,
     person_id uuid not null,
     branch_id uuid not null,
     level text not null check (level in ('warning', 'serious-warning', 'removal', 'probation', 'expulsion')),
     matter text,
     decided_on date not null,
     document text,
     ${entered},
     foreign key (city_id, person_id) references people (city_id, id),
     foreign key (city_id, branch_id) references organisations (city_id, id)`,
    'select, insert, update',
    `current_setting('app.compartment', true) = 'discipline'`,
  )
  await createCityTable(
    db,
    'dues',
    `person_id uuid not null,
     month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
     paid_on date,
     reminded_on date,
     revision integer not null default 1,
     primary key (city_id, person_id, month),
     foreign key (city_id, person_id) references people (city_id, id)`,
  )
  await createCityTable(
    db,
    'study_attestations',
    `person_id uuid not null,
     quarter text not null check (quarter ~ '^[0-9]{4}Q[1-4]$'),
     attested boolean not null,
     attested_by uuid not null,
     attested_at timestamptz not null,
     primary key (city_id, person_id, quarter),
     foreign key (city_id, person_id) references people (city_id, id)`,
  )
  await createCityTable(
    db,
    'settings',
    `id uuid not null,
     organisation_id uuid,
     person_id uuid,
     name text not null,
     value jsonb not null,
     from_date date not null,
     until_date date,
     reason text,
     set_by uuid not null,
     set_at timestamptz not null,
     primary key (city_id, id),
     foreign key (city_id, organisation_id) references organisations (city_id, id),
     foreign key (city_id, person_id) references people (city_id, id),
     check (organisation_id is null or person_id is null)`,
  )
  await run(
    db,
    'create index findings_of_organisation on findings (city_id, organisation_id, happened_on)',
    'create index findings_of_person on findings (city_id, person_id, happened_on)',
    'create index punishments_of_person on punishments (city_id, person_id)',
    'create index settings_by_name on settings (city_id, name)',
    // Scores need the kinds of punishments, never who or why: this is all that leaves the compartment unasked.
    `create function punishment_levels(people uuid[], from_day date, to_day date)
       returns table (person_id uuid, branch_id uuid, level text, matter text)
       -- not in plain SQL: a session plans this once, where a function in SQL is planned anew at every call
       language plpgsql stable security definer set search_path = pg_catalog, public as $$
         begin return query
           select p.person_id, p.branch_id, p.level, coalesce(p.matter, p.id::text) from punishments p
           where p.city_id = current_setting('app.city_id', true) and p.person_id = any (people) and p.state = 'standing'
             and p.decided_on between from_day and to_day;
         end $$`,
    'revoke all on function punishment_levels(uuid[], date, date) from public',
    `grant execute on function punishment_levels(uuid[], date, date) to ${APP_ROLE}`,
  )
}
