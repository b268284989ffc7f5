import type { MyDataSection, myDataLabels } from '../../../shared/people/my-data-labels'

/** One kind of thing held about a person: where it lies, which rows are theirs, and where each field is. */
interface Section {
  readonly table: string
  /** SQL that is true of the person's rows; `$person` stands for the person's id */
  readonly theirs: string
  readonly order: string
  /** name in the answer → SQL of the column */
  readonly fields: Readonly<Record<string, string>>
}

const nameOf = (column: string) =>
  `(select name from people other where other.city_id = held.city_id and other.id = held.${column})`
const organisation = (column: string) =>
  `(select name from organisations place where place.city_id = held.city_id and place.id = held.${column})`
const ofPerson = 'held.person_id = $person'

/** What is held about a person, in the order in which it is shown and exported. A test compares it with the tables. */
export const myDataSections = {
  profile: {
    table: 'people',
    theirs: 'held.id = $person',
    order: 'held.id',
    fields: {
      id: 'id',
      name: 'name',
      sex: 'sex',
      birthMonth: 'birth_month',
      joinedOn: 'joined_on',
      joinedPrecision: 'joined_precision',
    },
  },
  memberships: {
    table: 'memberships',
    theirs: ofPerson,
    order: 'held.from_date, held.id',
    fields: {
      branch: organisation('branch_id'),
      group: organisation('group_id'),
      from: 'from_date',
      until: 'until_date',
    },
  },
  classes: {
    table: 'person_classes',
    theirs: ofPerson,
    order: 'held.from_date',
    fields: { class: 'class', from: 'from_date' },
  },
  roles: {
    table: 'role_grants',
    theirs: ofPerson,
    order: 'held.from_date, held.id',
    fields: {
      role: 'role',
      organisation: organisation('organisation_id'),
      from: 'from_date',
      until: 'until_date',
    },
  },
  settings: {
    table: 'settings',
    theirs: ofPerson,
    order: 'held.set_at, held.id',
    fields: {
      name: 'name',
      value: 'value',
      from: 'from_date',
      until: 'until_date',
      reason: 'reason',
      setBy: nameOf('set_by'),
      setAt: 'set_at',
    },
  },
  records: {
    table: 'records',
    theirs: ofPerson,
    order: 'held.happened_on, held.id',
    fields: {
      id: 'id',
      kind: 'kind',
      happenedOn: 'happened_on',
      quarters: 'quarters',
      content: 'content',
      state: 'state',
      revision: 'revision',
      branch: organisation('branch_id'),
      author: nameOf('author_id'),
      submittedAt: 'submitted_at',
      decidedBy: nameOf('decided_by'),
      decidedAt: 'decided_at',
    },
  },
  recordHistory: {
    table: 'record_history',
    theirs: `exists (select from records of where of.city_id = held.city_id and of.id = held.record_id and of.person_id = $person)`,
    order: 'held.changed_at, held.record_id, held.revision',
    fields: {
      recordId: 'record_id',
      revision: 'revision',
      state: 'state',
      content: 'content',
      changedBy: nameOf('changed_by'),
      changedAt: 'changed_at',
      reason: 'reason',
    },
  },
  attendance: {
    table: 'attendance',
    theirs: ofPerson,
    order: 'held.activity_id',
    fields: {
      activity: '(select title from activities of where of.city_id = held.city_id and of.id = held.activity_id)',
      heldOn: '(select held_on from activities of where of.city_id = held.city_id and of.id = held.activity_id)',
      expected: 'expected',
      status: 'status',
      reason: 'reason',
      recordedBy: nameOf('recorded_by'),
      recordedAt: 'recorded_at',
    },
  },
  attendanceHistory: {
    table: 'attendance_history',
    theirs: ofPerson,
    order: 'held.changed_at, held.activity_id, held.revision',
    fields: {
      activityId: 'activity_id',
      revision: 'revision',
      status: 'status',
      reason: 'reason',
      changedBy: nameOf('changed_by'),
      changedAt: 'changed_at',
    },
  },
  lectures: {
    table: 'activities',
    theirs: 'held.lecturer_id = $person',
    order: 'held.held_on, held.id',
    fields: { title: 'title', heldOn: 'held_on', state: 'state' },
  },
  dues: {
    table: 'dues',
    theirs: ofPerson,
    order: 'held.month',
    fields: { month: 'month', paidOn: 'paid_on', remindedOn: 'reminded_on' },
  },
  attestations: {
    table: 'study_attestations',
    theirs: ofPerson,
    order: 'held.quarter',
    fields: {
      quarter: 'quarter',
      attested: 'attested',
      attestedBy: nameOf('attested_by'),
      attestedAt: 'attested_at',
      withdrawnReason: 'withdrawn_reason',
    },
  },
  findings: {
    table: 'findings',
    theirs: ofPerson,
    order: 'held.happened_on, held.id',
    fields: {
      id: 'id',
      ruleset: 'ruleset',
      clause: 'clause',
      fact: 'fact',
      happenedOn: 'happened_on',
      document: 'document',
      reason: 'reason',
      state: 'state',
      revision: 'revision',
      enteredBy: nameOf('entered_by'),
      enteredAt: 'entered_at',
    },
  },
  findingHistory: {
    table: 'finding_history',
    theirs: `exists (select from findings of where of.city_id = held.city_id and of.id = held.finding_id and of.person_id = $person)`,
    order: 'held.changed_at, held.finding_id, held.revision',
    fields: {
      findingId: 'finding_id',
      revision: 'revision',
      state: 'state',
      fact: 'fact',
      happenedOn: 'happened_on',
      document: 'document',
      reason: 'reason',
      changedBy: nameOf('changed_by'),
      changedAt: 'changed_at',
      changeReason: 'change_reason',
    },
  },
  punishments: {
    table: 'punishments',
    theirs: ofPerson,
    order: 'held.decided_on, held.id',
    fields: {
      id: 'id',
      level: 'level',
      matter: 'matter',
      decidedOn: 'decided_on',
      document: 'document',
      branch: organisation('branch_id'),
      state: 'state',
      revision: 'revision',
      enteredAt: 'entered_at',
      withdrawnAt: 'withdrawn_at',
      withdrawnReason: 'withdrawn_reason',
    },
  },
  measures: {
    table: 'measures',
    theirs: 'held.subject_id = $person',
    order: 'held.year, held.as_of',
    fields: { year: 'year', asOf: 'as_of', figures: 'figures' },
  },
  scores: {
    table: 'scores',
    theirs: 'held.subject_id = $person',
    order: 'held.year, held.as_of, held.adoption_id, held.kind',
    fields: {
      ruleset: '(select ruleset from adoptions of where of.city_id = held.city_id and of.id = held.adoption_id)',
      kind: 'kind',
      year: 'year',
      asOf: 'as_of',
      basis: 'basis',
      total: 'total',
      band: 'band',
      standing: 'standing',
      flags: 'flags',
      points: 'points',
      facts: 'facts',
      hash: 'hash',
    },
  },
  files: {
    table: 'files',
    theirs: 'held.owner_id = $person',
    order: 'held.stored_at, held.id',
    fields: {
      id: 'id',
      recordId: 'record_id',
      findingId: 'finding_id',
      type: 'type',
      bytes: 'bytes',
      sha256: 'sha256',
      storedAt: 'stored_at',
    },
  },
  complaints: {
    table: 'complaints',
    theirs: 'held.author_id = $person',
    order: 'held.made_at, held.id',
    fields: {
      id: 'id',
      organisation: organisation('organisation_id'),
      text: 'text',
      madeAt: 'made_at',
      answer: 'answer',
      answeredBy: nameOf('answered_by'),
      answeredAt: 'answered_at',
    },
  },
  messages: {
    table: 'outbox',
    theirs: ofPerson,
    order: 'held.made_at, held.id',
    fields: {
      kind: 'kind',
      content: 'content',
      madeAt: 'made_at',
      doneAt: 'done_at',
      sendingAt: 'sending_at',
      seenAt: 'seen_at',
    },
  },
  reminderChoice: {
    table: 'reminder_choices',
    theirs: ofPerson,
    order: 'held.person_id',
    fields: { wanted: 'wanted', chosenAt: 'chosen_at' },
  },
  messageCredits: {
    table: 'message_credits',
    theirs: ofPerson,
    order: 'held.given_at, held.id',
    fields: {
      template: 'template',
      givenAt: 'given_at',
      spentAt: 'spent_at',
      messageId: 'message_id',
    },
  },
  submissions: {
    table: 'submissions',
    theirs: 'held.author_id = $person',
    order: 'held.at, held.client_id',
    fields: { clientId: 'client_id', answer: 'answer', at: 'at' },
  },
  identities: {
    table: 'identities',
    theirs: ofPerson,
    order: 'held.bound_at, held.app_id',
    fields: { appId: 'app_id', openId: 'open_id', boundAt: 'bound_at' },
  },
  inviteCodes: {
    table: 'invite_codes',
    theirs: ofPerson,
    order: 'held.made_at, held.id',
    fields: {
      madeBy: nameOf('made_by'),
      madeAt: 'made_at',
      expiresAt: 'expires_at',
      usedAt: 'used_at',
    },
  },
  sessions: {
    table: 'sessions',
    theirs: ofPerson,
    order: 'held.began_at, held.id',
    fields: {
      beganAt: 'began_at',
      expiresAt: 'expires_at',
      endedAt: 'ended_at',
    },
  },
  changes: {
    table: 'audit_log',
    theirs: 'held.object_id = $person::text',
    order: 'held.at, held.id',
    fields: { action: 'action', at: 'at', details: 'details' },
  },
  reads: {
    table: 'read_log',
    theirs: ofPerson,
    order: 'held.at, held.id',
    fields: { reader: nameOf('reader_id'), what: 'what', at: 'at' },
  },
} as const satisfies {
  readonly [Name in MyDataSection]: Section & {
    readonly fields: Readonly<Record<keyof (typeof myDataLabels)[Name]['fields'], string>>
  }
}

export const sectionList: readonly (readonly [MyDataSection, Section])[] = Object.entries(
  myDataSections as Readonly<Record<MyDataSection, Section>>,
) as [MyDataSection, Section][]
