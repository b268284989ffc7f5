import type { Kysely } from 'kysely'
import { createCityTable, run } from './city-table'

/** What people logged, with every state it went through, and what branches held, with attendance. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCityTable(
    db,
    'records',
    `id uuid not null,
     person_id uuid not null,
     author_id uuid not null,
     -- the branch it happened in, which it keeps when the member moves
     branch_id uuid not null,
     kind text not null,
     happened_on date not null,
     -- quarter hours, for kinds that count time
     quarters integer check (quarters > 0),
     content jsonb not null,
     state text not null,
     revision integer not null default 1,
     submitted_at timestamptz not null,
     decided_by uuid,
     decided_at timestamptz,
     primary key (city_id, id),
     foreign key (city_id, person_id) references people (city_id, id),
     foreign key (city_id, author_id) references people (city_id, id),
     foreign key (city_id, branch_id) references organisations (city_id, id)`,
  )
  await createCityTable(
    db,
    'record_history',
    `record_id uuid not null,
     revision integer not null,
     state text not null,
     content jsonb not null,
     changed_by uuid not null,
     changed_at timestamptz not null,
     reason text,
     primary key (city_id, record_id, revision),
     foreign key (city_id, record_id) references records (city_id, id)`,
    'select, insert',
  )
  await createCityTable(
    db,
    'activities',
    `id uuid not null,
     organisation_id uuid not null,
     kinds text[] not null check (cardinality(kinds) > 0),
     title text not null,
     held_on date not null,
     -- quarter hours that taking part is worth, for volunteer and study activities
     quarters integer check (quarters > 0),
     lecturer_id uuid,
     state text not null check (state in ('open', 'closed', 'cancelled')),
     revision integer not null default 1,
     closed_at timestamptz,
     primary key (city_id, id),
     foreign key (city_id, organisation_id) references organisations (city_id, id),
     foreign key (city_id, lecturer_id) references people (city_id, id)`,
  )
  await createCityTable(
    db,
    'attendance',
    `activity_id uuid not null,
     person_id uuid not null,
     expected boolean not null,
     status text not null check (status in ('unknown', 'present', 'late', 'absent', 'leave-asked', 'leave')),
     reason text,
     recorded_by uuid,
     recorded_at timestamptz,
     primary key (city_id, activity_id, person_id),
     foreign key (city_id, activity_id) references activities (city_id, id),
     foreign key (city_id, person_id) references people (city_id, id)`,
  )
  await createCityTable(
    db,
    'submissions',
    `author_id uuid not null,
     client_id uuid not null,
     body_hash text not null,
     answer jsonb not null,
     at timestamptz not null,
     primary key (city_id, author_id, client_id),
     foreign key (city_id, author_id) references people (city_id, id)`,
    'select, insert',
  )
  await run(
    db,
    'create index records_of_person on records (city_id, person_id, happened_on)',
    `create index records_waiting on records (city_id, branch_id, submitted_at) where state in ('submitted', 'held')`,
    'create index activities_of_organisation on activities (city_id, organisation_id, held_on)',
    'create index attendance_of_person on attendance (city_id, person_id)',
  )
}
