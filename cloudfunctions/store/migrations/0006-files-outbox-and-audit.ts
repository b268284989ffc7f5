import type { Kysely } from 'kysely'
import { APP_ROLE } from '../app-role'
import { createCityTable, run } from './city-table'

/** Evidence, what must be sent, complaints, and the log of every change and every look at another's data. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCityTable(
    db,
    'files',
    `id uuid not null,
     owner_id uuid not null,
     record_id uuid,
     type text not null,
     bytes integer not null check (bytes between 1 and 5242880),
     sha256 text not null,
     stored_at timestamptz not null,
     primary key (city_id, id),
     foreign key (city_id, owner_id) references people (city_id, id),
     foreign key (city_id, record_id) references records (city_id, id)`,
  )
  await createCityTable(
    db,
    'outbox',
    `id text not null,
     kind text not null,
     person_id uuid,
     content jsonb not null,
     made_at timestamptz not null,
     due_at timestamptz not null,
     leased_until timestamptz,
     attempts integer not null default 0,
     done_at timestamptz,
     dead_at timestamptz,
     last_error text,
     primary key (city_id, id),
     foreign key (city_id, person_id) references people (city_id, id)`,
  )
  await createCityTable(
    db,
    'complaints',
    `id uuid not null,
     author_id uuid not null,
     organisation_id uuid not null,
     text text not null,
     made_at timestamptz not null,
     answer text,
     answered_by uuid,
     answered_at timestamptz,
     revision integer not null default 1,
     primary key (city_id, id),
     foreign key (city_id, author_id) references people (city_id, id),
     foreign key (city_id, organisation_id) references organisations (city_id, id)`,
  )
  await createCityTable(
    db,
    'audit_log',
    `id uuid not null,
     at timestamptz not null,
     -- a person, or the system's own caller such as “system:tick”
     actor text not null,
     action text not null,
     object_kind text not null,
     object_id text not null,
     details jsonb not null,
     seal integer,
     primary key (city_id, id)`,
    'select, insert',
  )
  await createCityTable(
    db,
    'read_log',
    `id uuid not null,
     at timestamptz not null,
     reader_id uuid not null,
     person_id uuid not null,
     what text not null,
     primary key (city_id, id)`,
    'select, insert',
  )
  await createCityTable(
    db,
    'audit_seals',
    `number integer not null,
     rows integer not null,
     previous text not null,
     head text not null,
     sealed_at timestamptz not null,
     primary key (city_id, number)`,
    'select, insert',
  )
  await run(
    db,
    `create index outbox_due on outbox (city_id, due_at) where done_at is null and dead_at is null`,
    'create index audit_unsealed on audit_log (city_id, at, id) where seal is null',
    'create index audit_of_object on audit_log (city_id, object_id)',
    'create index read_log_of_person on read_log (city_id, person_id, at)',
    // The one change an audit row knows: being sealed, once, by this function and by nothing else.
    `create function seal_audit_rows(city text, ids uuid[], seal_number integer) returns integer
       language sql security definer set search_path = pg_catalog, public as $$
         with sealed as (
           update audit_log set seal = seal_number
           where city_id = city and city_id = current_setting('app.city_id', true) and id = any (ids) and seal is null
           returning 1)
         select count(*)::integer from sealed $$`,
    'revoke all on function seal_audit_rows(text, uuid[], integer) from public',
    `grant execute on function seal_audit_rows(text, uuid[], integer) to ${APP_ROLE}`,
  )
}
