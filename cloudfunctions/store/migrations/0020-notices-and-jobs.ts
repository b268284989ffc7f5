import type { Kysely } from 'kysely'
import { APP_ROLE } from '../app-role'
import { createCityTable, run } from './city-table'

/** Notices with figures apart from words, the timer's jobs, and what falls due when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await noticesInFull(db)
  await createCityTable(
    db,
    'jobs',
    `-- names the occurrence, such as “draft-notices.2026-10”: whoever comes second finds it taken
     id text not null,
     name text not null,
     made_at timestamptz not null,
     due_at timestamptz not null,
     leased_until timestamptz,
     attempts integer not null default 0,
     -- how far a job came that did not end in its time
     progress jsonb not null default '{}',
     done_at timestamptz,
     last_error text,
     outcome text,
     primary key (city_id, id)`,
  )
  await createCityTable(
    db,
    'calendar_years',
    `year integer not null,
     days_off date[] not null,
     work_days date[] not null,
     source text not null,
     kept_by uuid,
     kept_at timestamptz not null,
     primary key (city_id, year)`,
  )
  await createCityTable(
    db,
    'duty_marks',
    `organisation_id uuid not null,
     ruleset text not null,
     duty text not null,
     -- the last day of the occurrence
     due_by date not null,
     times integer not null check (times >= 0),
     done_on date,
     document text,
     marked_by uuid not null,
     marked_at timestamptz not null,
     primary key (city_id, organisation_id, ruleset, duty, due_by),
     foreign key (city_id, organisation_id) references organisations (city_id, id)`,
  )
  await messages(db)
  // Spent guesses and tokens are no record of anything once nobody can use them again.
  await run(db, `grant delete on bind_attempts to ${APP_ROLE}`, `grant delete on used_refresh_tokens to ${APP_ROLE}`)
}

async function noticesInFull(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    'alter table notices drop constraint notices_city_id_organisation_id_month_key',
    'alter table notices drop constraint notices_state_check',
    `update notices set state = 'drafted' where state = 'draft'`,
    `alter table notices
       add constraint notices_state_check
         check (state in ('drafted', 'edited', 'sealing', 'published', 'corrected', 'withdrawn')),
       add column corrects_id uuid,
       add column drafted_at timestamptz not null default 'epoch',
       -- which drawing of figures its words refer to
       add column drawing integer not null default 1,
       add column drawn_at timestamptz not null default 'epoch',
       add column rulesets text[] not null default '{}',
       add column seal_number integer,
       add column chain_head text,
       add column withdrawn_by uuid,
       add column withdrawn_at timestamptz,
       add column withdrawn_reason text,
       add constraint notices_corrects foreign key (city_id, corrects_id) references notices (city_id, id)`,
    // Rows that were there have a value; new ones say it themselves, by the clock of the operation.
    'alter table notices alter column drafted_at drop default, alter column drawn_at drop default',
    'create unique index one_notice_a_month on notices (city_id, organisation_id, month) where corrects_id is null',
    'create unique index one_correction on notices (city_id, corrects_id) where corrects_id is not null',
    'create index notices_by_month on notices (city_id, month, id)',
    `create index notices_sealing on notices (city_id, id) where state = 'sealing'`,
  )
  await createCityTable(
    db,
    'notice_history',
    `notice_id uuid not null,
     revision integer not null,
     state text not null,
     title text not null,
     body jsonb not null,
     drawing integer not null,
     -- a person, or the system's own caller such as “system:tick”
     changed_by text not null,
     changed_at timestamptz not null,
     reason text,
     primary key (city_id, notice_id, revision),
     foreign key (city_id, notice_id) references notices (city_id, id)`,
    'select, insert',
  )
  await createCityTable(
    db,
    'notice_figures',
    `notice_id uuid not null,
     drawing integer not null,
     name text not null,
     -- its place in the list
     place integer not null,
     figure jsonb not null,
     primary key (city_id, notice_id, drawing, name),
     foreign key (city_id, notice_id) references notices (city_id, id)`,
    'select, insert',
  )
  await createCityTable(
    db,
    'notice_annotations',
    `id uuid not null,
     notice_id uuid not null,
     figure text not null,
     text text not null,
     author_id uuid not null,
     at timestamptz not null,
     primary key (city_id, id),
     foreign key (city_id, notice_id) references notices (city_id, id)`,
    'select, insert',
  )
  await run(db, 'create index notice_annotations_of on notice_annotations (city_id, notice_id)')
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `alter table outbox
       add column seen_at timestamptz,
       -- set before a call whose outcome may stay unknown: such a message is never sent again by itself
       add column sending_at timestamptz`,
    'create index outbox_of_person on outbox (city_id, person_id, made_at, id) where person_id is not null',
    'create index outbox_in_order on outbox (city_id, made_at, id)',
  )
  await createCityTable(
    db,
    'reminder_choices',
    `person_id uuid not null,
     wanted boolean not null,
     chosen_at timestamptz not null,
     primary key (city_id, person_id),
     foreign key (city_id, person_id) references people (city_id, id)`,
  )
  await createCityTable(
    db,
    'message_credits',
    `id uuid not null,
     person_id uuid not null,
     template text not null,
     given_at timestamptz not null,
     -- the outbox row it was spent on
     message_id text,
     spent_at timestamptz,
     primary key (city_id, id),
     foreign key (city_id, person_id) references people (city_id, id),
     foreign key (city_id, message_id) references outbox (city_id, id)`,
  )
  await run(
    db,
    `create index message_credits_left on message_credits (city_id, person_id, template, given_at) where spent_at is null`,
  )
}
