import type { Generated, JSONColumnType } from 'kysely'
import type { Role } from '../../shared/access/roles'
import type { DocumentKind, DocumentState } from '../../shared/documents/document-kinds'
import type { NoticeBlock } from '../../shared/notices/notice-body'
import type { NoticeFigure } from '../../shared/notices/notice-figure'
import type { NoticeState } from '../../shared/notices/notice-states'
import type { OrganisationKind } from '../../shared/organisations/kinds'
import type { Leaving } from '../../shared/people/leaving'
import type { PersonClass } from '../../shared/people/person'
import type { ActivityKind } from '../../shared/records/activity-kinds'
import type { ActivityState } from '../../shared/records/activity-states'
import type { AttendanceStatus } from '../../shared/records/attendance-states'
import type { FileType } from '../../shared/records/file-types'
import type { RecordKind } from '../../shared/records/kinds'
import type { RecordState } from '../../shared/records/states'
import type { CivilDate } from '../../shared/values/civil-date'

/** JSON is written as text and read as a value. */
type Json<T> = JSONColumnType<T & object, string, string>

/** Instants come and go as `Date`, civil days as YYYY-MM-DD text. */
type Instant = Date

interface City {
  city_id: string
}

export interface Tables {
  cities: City & { name: string; created_at: Instant }
  organisations: City & {
    id: string
    parent_id: string | null
    kind: OrganisationKind
    name: string
    founded_on: CivilDate
    dissolved_on: CivilDate | null
    revision: Generated<number>
  }
  organisation_tree: City & { ancestor_id: string; descendant_id: string; depth: number }
  people: City & {
    id: string
    name: string
    name_sort: string
    sex: 'male' | 'female' | null
    birth_month: string | null
    joined_on: CivilDate
    joined_precision: Generated<'day' | 'month'>
    revision: Generated<number>
  }
  memberships: City & {
    id: string
    person_id: string
    branch_id: string
    group_id: string | null
    from_date: CivilDate
    until_date: CivilDate | null
    left_as: Generated<Leaving | null>
  }
  person_classes: City & { person_id: string; from_date: CivilDate; class: PersonClass }
  role_grants: City & {
    id: string
    person_id: string
    organisation_id: string
    role: Role
    from_date: CivilDate
    until_date: CivilDate | null
    revision: Generated<number>
  }
  invite_codes: City & {
    id: string
    code_hash: string
    person_id: string
    made_by: string
    made_at: Instant
    expires_at: Instant
    used_at: Instant | null
    failed_guesses: Generated<number>
  }
  bind_attempts: City & { id: string; identity_hash: string; at: Instant }
  sessions: City & {
    id: string
    person_id: string
    refresh_hash: string
    began_at: Instant
    expires_at: Instant
    ended_at: Instant | null
  }
  used_refresh_tokens: City & { refresh_hash: string; session_id: string; used_at: Instant }
  identities: City & { app_id: string; open_id: string; person_id: string; bound_at: Instant }
  records: City & {
    id: string
    person_id: string
    author_id: string
    branch_id: string
    kind: RecordKind
    happened_on: CivilDate
    quarters: number | null
    content: Json<Record<string, unknown>>
    state: RecordState
    revision: Generated<number>
    submitted_at: Instant
    decided_by: string | null
    decided_at: Instant | null
  }
  record_history: City & {
    record_id: string
    revision: number
    state: RecordState
    content: Json<Record<string, unknown>>
    changed_by: string
    changed_at: Instant
    reason: string | null
  }
  activities: City & {
    id: string
    organisation_id: string
    kinds: ActivityKind[]
    title: string
    held_on: CivilDate
    quarters: number | null
    lecturer_id: string | null
    expects: 'members' | 'committee' | 'listed'
    state: ActivityState
    revision: Generated<number>
    closed_at: Instant | null
  }
  attendance: City & {
    activity_id: string
    person_id: string
    expected: boolean
    status: AttendanceStatus
    /** of the leave asked for */
    reason: string | null
    revision: Generated<number>
    recorded_by: string | null
    recorded_at: Instant | null
  }
  activity_history: City & {
    activity_id: string
    revision: number
    state: ActivityState
    plan: Json<Record<string, unknown>>
    reason: string | null
    changed_by: string
    changed_at: Instant
  }
  attendance_history: City & {
    activity_id: string
    person_id: string
    revision: number
    status: AttendanceStatus
    reason: string | null
    changed_by: string
    changed_at: Instant
  }
  submissions: City & {
    author_id: string
    client_id: string
    body_hash: string
    answer: Json<Record<string, unknown>>
    at: Instant
  }
  findings: City &
    Entered & {
      id: string
      organisation_id: string | null
      person_id: string | null
      ruleset: string
      clause: string
      fact: Json<Record<string, unknown>>
      happened_on: CivilDate
      document: string | null
      reason: string | null
    }
  finding_history: City & {
    finding_id: string
    revision: number
    state: Entered['state']
    fact: Json<Record<string, unknown>>
    happened_on: CivilDate
    document: string | null
    reason: string | null
    changed_by: string
    changed_at: Instant
    /** why it was changed or withdrawn */
    change_reason: string | null
  }
  punishments: City &
    Entered & {
      id: string
      person_id: string
      branch_id: string
      level: PunishmentLevel
      matter: string | null
      decided_on: CivilDate
      document: string | null
      withdrawn_by: string | null
      withdrawn_at: Instant | null
      withdrawn_reason: string | null
    }
  dues: City & {
    person_id: string
    month: string
    paid_on: CivilDate | null
    reminded_on: CivilDate | null
    revision: Generated<number>
  }
  study_attestations: City & {
    person_id: string
    quarter: string
    attested: boolean
    attested_by: string
    attested_at: Instant
    /** why it was last withdrawn */
    withdrawn_reason: string | null
  }
  settings: City & {
    id: string
    organisation_id: string | null
    person_id: string | null
    name: string
    value: Json<Record<string, unknown>>
    from_date: CivilDate
    until_date: CivilDate | null
    reason: string | null
    set_by: string
    set_at: Instant
  }
  adoptions: City & {
    id: string
    ruleset: string
    version: CivilDate
    subject: 'member' | 'branch' | 'organ' | 'organisation'
    year: number
    options: Json<Record<string, unknown>>
    reasons: Json<Record<string, string>>
    hash: string
    adopted_by: string
    adopted_at: Instant
    ended_at: Instant | null
  }
  measures: City & { subject_id: string; year: number; as_of: CivilDate; figures: Json<Record<string, unknown>> }
  scores: City & {
    adoption_id: string
    subject_id: string
    kind: 'proposed' | 'self' | 'assessed'
    year: number
    as_of: CivilDate
    hash: string
    basis: 'interim' | 'closed'
    total: number
    band: string | null
    standing: string | null
    flags: string[]
    points: number[]
    facts: Json<Record<string, unknown>>
  }
  notices: City & {
    id: string
    organisation_id: string
    month: string
    title: string
    body: Json<{ blocks: NoticeBlock[] }>
    state: NoticeState
    revision: Generated<number>
    corrects_id: string | null
    drafted_at: Instant
    /** which drawing of figures its words refer to */
    drawing: Generated<number>
    drawn_at: Instant
    rulesets: Generated<string[]>
    published_by: string | null
    published_at: Instant | null
    seal_number: number | null
    chain_head: string | null
    withdrawn_by: string | null
    withdrawn_at: Instant | null
    withdrawn_reason: string | null
  }
  notice_history: City & {
    notice_id: string
    revision: number
    state: NoticeState
    title: string
    body: Json<{ blocks: NoticeBlock[] }>
    drawing: number
    changed_by: string
    changed_at: Instant
    reason: string | null
  }
  notice_figures: City & {
    notice_id: string
    drawing: number
    name: string
    place: number
    figure: Json<NoticeFigure>
  }
  notice_annotations: City & {
    id: string
    notice_id: string
    figure: string
    text: string
    author_id: string
    at: Instant
  }
  jobs: City & {
    id: string
    name: string
    made_at: Instant
    due_at: Instant
    leased_until: Instant | null
    attempts: Generated<number>
    progress: Json<Record<string, unknown>>
    done_at: Instant | null
    last_error: string | null
    outcome: string | null
  }
  calendar_years: City & {
    year: number
    days_off: CivilDate[]
    work_days: CivilDate[]
    source: string
    kept_by: string | null
    kept_at: Instant
  }
  duty_marks: City & {
    organisation_id: string
    ruleset: string
    duty: string
    due_by: CivilDate
    times: number
    done_on: CivilDate | null
    document: string | null
    marked_by: string
    marked_at: Instant
  }
  reminder_choices: City & { person_id: string; wanted: boolean; chosen_at: Instant }
  message_credits: City & {
    id: string
    person_id: string
    template: string
    given_at: Instant
    message_id: string | null
    spent_at: Instant | null
  }
  files: City & {
    id: string
    owner_id: string
    /** what it is evidence of: a record or a finding, never both; neither while it is only uploaded */
    record_id: string | null
    finding_id: string | null
    type: FileType
    bytes: number
    sha256: string
    stored_at: Instant
  }
  documents: City & {
    id: string
    kind: DocumentKind
    /** null where publishing a notice asked for it */
    asked_by: string | null
    notice_id: string | null
    /** of standings */
    year: number | null
    state: Generated<DocumentState>
    asked_at: Instant
    made_at: Instant | null
    bytes: number | null
    sha256: string | null
  }
  outbox: City & {
    id: string
    kind: string
    person_id: string | null
    content: Json<Record<string, unknown>>
    made_at: Instant
    due_at: Instant
    leased_until: Instant | null
    attempts: Generated<number>
    done_at: Instant | null
    dead_at: Instant | null
    last_error: string | null
    /** when the member put it away in the app */
    seen_at: Instant | null
    /** set before a call whose outcome may stay unknown */
    sending_at: Instant | null
  }
  complaints: City & {
    id: string
    author_id: string
    organisation_id: string
    text: string
    made_at: Instant
    answer: string | null
    answered_by: string | null
    answered_at: Instant | null
    revision: Generated<number>
  }
  audit_log: City & {
    id: string
    at: Instant
    actor: string
    action: string
    object_kind: string
    object_id: string
    details: Json<Record<string, unknown>>
    seal: number | null
  }
  read_log: City & { id: string; at: Instant; reader_id: string; person_id: string; what: string }
  audit_seals: City & { number: number; rows: number; previous: string; head: string; sealed_at: Instant }
}

export type PunishmentLevel = 'warning' | 'serious-warning' | 'removal' | 'probation' | 'expulsion'

interface Entered {
  state: 'standing' | 'withdrawn'
  revision: Generated<number>
  entered_by: string
  entered_at: Instant
}
