import type { Kysely } from 'kysely'
import { createCityTable, run } from './city-table'

/** Which ruleset version a city uses in a year, and what came of it: measures, scores, notices. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCityTable(
    db,
    'adoptions',
    `id uuid not null,
     ruleset text not null,
     version date not null,
     subject text not null check (subject in ('member', 'branch', 'organ', 'organisation')),
     year integer not null,
     options jsonb not null,
     -- why a clause that policy leaves uncounted is counted all the same: option → reason
     reasons jsonb not null,
     hash text not null,
     adopted_by uuid not null,
     adopted_at timestamptz not null,
     ended_at timestamptz,
     primary key (city_id, id)`,
  )
  await createCityTable(
    db,
    'measures',
    `subject_id uuid not null,
     year integer not null,
     as_of date not null,
     -- measure → figure, as the ruleset's facts take it
     figures jsonb not null,
     primary key (city_id, subject_id, year, as_of)`,
  )
  await createCityTable(
    db,
    'scores',
    `adoption_id uuid not null,
     subject_id uuid not null,
     -- proposed from records, the branch's own, or assessed on review
     kind text not null check (kind in ('proposed', 'self', 'assessed')),
     year integer not null,
     as_of date not null,
     hash text not null,
     basis text not null check (basis in ('interim', 'closed')),
     -- hundredths
     total integer not null,
     band text,
     standing text,
     flags text[] not null,
     -- hundredths of each clause's line, in the ruleset's order
     points integer[] not null,
     -- the fact row, so that the score can be replayed
     facts jsonb not null,
     primary key (city_id, adoption_id, subject_id, kind, as_of),
     foreign key (city_id, adoption_id) references adoptions (city_id, id)`,
  )
  await createCityTable(
    db,
    'notices',
    `id uuid not null,
     organisation_id uuid not null,
     month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
     title text not null,
     body jsonb not null,
     state text not null check (state in ('draft', 'published', 'withdrawn')),
     revision integer not null default 1,
     published_by uuid,
     published_at timestamptz,
     primary key (city_id, id),
     unique (city_id, organisation_id, month),
     foreign key (city_id, organisation_id) references organisations (city_id, id)`,
  )
  await run(
    db,
    'create unique index one_adoption on adoptions (city_id, ruleset, year) where ended_at is null',
    'create index scores_of_subject on scores (city_id, subject_id, year, as_of)',
  )
}
