import type { Kysely } from 'kysely'
import { createCityTable, run } from './city-table'

/** Who an activity expects, what it was before each change and every status somebody had: a correction hides nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `alter table activities add column expects text not null default 'listed'
       check (expects in ('members', 'committee', 'listed'))`,
    'alter table activities alter column expects drop default',
    'alter table attendance add column revision integer not null default 1',
    'alter table study_attestations add column withdrawn_reason text',
  )
  await createCityTable(
    db,
    'activity_history',
    `activity_id uuid not null,
     revision integer not null,
     state text not null,
     plan jsonb not null,
     reason text,
     changed_by uuid not null,
     changed_at timestamptz not null,
     primary key (city_id, activity_id, revision),
     foreign key (city_id, activity_id) references activities (city_id, id)`,
    'select, insert',
  )
  await createCityTable(
    db,
    'attendance_history',
    `activity_id uuid not null,
     person_id uuid not null,
     revision integer not null,
     status text not null,
     reason text,
     changed_by uuid not null,
     changed_at timestamptz not null,
     primary key (city_id, activity_id, person_id, revision),
     foreign key (city_id, activity_id, person_id) references attendance (city_id, activity_id, person_id)`,
    'select, insert',
  )
}
