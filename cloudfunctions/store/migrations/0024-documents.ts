import type { Kysely } from 'kysely'
import { createCityTable, run } from './city-table'

/** Letters and tables that were asked for: what of, for whom, and how far they are. The bytes lie in the file store. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCityTable(
    db,
    'documents',
    `id uuid not null,
     kind text not null check (kind in ('notice', 'standings')),
     -- a person, or nobody where publishing asked for it
     asked_by uuid,
     notice_id uuid,
     year integer,
     state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')),
     asked_at timestamptz not null,
     made_at timestamptz,
     bytes integer,
     sha256 text,
     primary key (city_id, id),
     foreign key (city_id, asked_by) references people (city_id, id),
     foreign key (city_id, notice_id) references notices (city_id, id),
     check ((kind = 'notice') = (notice_id is not null) and (kind = 'standings') = (year is not null)),
     check ((state = 'ready') = (made_at is not null and bytes is not null and sha256 is not null)),
     check (kind <> 'standings' or asked_by is not null)`,
  )
  await run(
    db,
    'create index documents_of_person on documents (city_id, asked_by, asked_at desc)',
    'create unique index one_document_a_notice on documents (city_id, notice_id)',
    `create index documents_to_render on outbox (city_id, due_at)
       where kind in ('notice-document', 'standings-document') and done_at is null and dead_at is null`,
  )
}
