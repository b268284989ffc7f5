import type { Kysely } from 'kysely'
import { createCityTable, run } from './city-table'

/** Every revision of a finding, its files, how a punishment was withdrawn, and the way through long lists. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCityTable(
    db,
    'finding_history',
    `finding_id uuid not null,
     revision integer not null,
     state text not null check (state in ('standing', 'withdrawn')),
     fact jsonb not null,
     happened_on date not null,
     document text,
     reason text,
     changed_by uuid not null,
     changed_at timestamptz not null,
     change_reason text,
     primary key (city_id, finding_id, revision),
     foreign key (city_id, finding_id) references findings (city_id, id)`,
    'select, insert',
  )
  await run(
    db,
    'alter table files add column finding_id uuid',
    'alter table files add foreign key (city_id, finding_id) references findings (city_id, id)',
    'alter table files add constraint files_one_purpose check (record_id is null or finding_id is null)',
    'create index files_of_owner on files (city_id, owner_id)',
    'create index files_of_record on files (city_id, record_id) where record_id is not null',
    'create index files_of_finding on files (city_id, finding_id) where finding_id is not null',
    `alter table punishments add column withdrawn_by uuid, add column withdrawn_at timestamptz,
       add column withdrawn_reason text`,
    // A list of a reach takes the newest of each branch, however many records the city has.
    'create index records_of_branch on records (city_id, branch_id, happened_on, id)',
    'create index complaints_of_author on complaints (city_id, author_id)',
    'create index complaints_waiting on complaints (city_id, organisation_id, made_at) where answered_at is null',
    'create index audit_of_seal on audit_log (city_id, seal, at, id) where seal is not null',
  )
}
