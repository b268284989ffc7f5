/** One kind of thing held about a person: where it lies, which rows are theirs, and what each field is called. */
interface Section {
  readonly label: string
  readonly table: string
  /** SQL that is true of the person's rows; `$person` stands for the person's id */
  readonly theirs: string
  readonly order: string
  /** name in the answer → [Chinese name, SQL of the column when it is called otherwise] */
  readonly fields: Readonly<Record<string, readonly [label: string, column?: string]>>
}

const nameOf = (column: string) =>
  `(select name from people other where other.city_id = held.city_id and other.id = held.${column})`
const organisation = (column: string) =>
  `(select name from organisations place where place.city_id = held.city_id and place.id = held.${column})`
const ofPerson = 'held.person_id = $person'

/** What is held about a person, in the order in which it is shown and exported. A test compares it with the tables. */
export const myDataSections = {
  profile: {
    label: '基本信息',
    table: 'people',
    theirs: 'held.id = $person',
    order: 'held.id',
    fields: {
      id: ['编号'],
      name: ['姓名'],
      sex: ['性别'],
      birthMonth: ['出生年月', 'birth_month'],
      joinedOn: ['入党日期', 'joined_on'],
      joinedPrecision: ['入党日期精确到', 'joined_precision'],
    },
  },
  memberships: {
    label: '组织关系',
    table: 'memberships',
    theirs: ofPerson,
    order: 'held.from_date, held.id',
    fields: {
      branch: ['支部', organisation('branch_id')],
      group: ['党小组', organisation('group_id')],
      from: ['起日', 'from_date'],
      until: ['止日', 'until_date'],
      leftAs: ['离开本市的情形', 'left_as'],
    },
  },
  classes: {
    label: '党员类别',
    table: 'person_classes',
    theirs: ofPerson,
    order: 'held.from_date',
    fields: { class: ['类别'], from: ['起日', 'from_date'] },
  },
  roles: {
    label: '角色',
    table: 'role_grants',
    theirs: ofPerson,
    order: 'held.from_date, held.id',
    fields: {
      role: ['角色'],
      organisation: ['组织', organisation('organisation_id')],
      from: ['起日', 'from_date'],
      until: ['止日', 'until_date'],
    },
  },
  settings: {
    label: '与本人有关的设置',
    table: 'settings',
    theirs: ofPerson,
    order: 'held.set_at, held.id',
    fields: {
      name: ['设置'],
      value: ['值'],
      from: ['起日', 'from_date'],
      until: ['止日', 'until_date'],
      reason: ['理由'],
      setBy: ['设置人', nameOf('set_by')],
      setAt: ['设置时间', 'set_at'],
    },
  },
  records: {
    label: '记录',
    table: 'records',
    theirs: ofPerson,
    order: 'held.happened_on, held.id',
    fields: {
      id: ['编号'],
      kind: ['种类'],
      happenedOn: ['日期', 'happened_on'],
      quarters: ['时长（刻钟）'],
      content: ['内容'],
      state: ['状态'],
      revision: ['修订号'],
      branch: ['所在支部', organisation('branch_id')],
      author: ['填报人', nameOf('author_id')],
      submittedAt: ['提交时间', 'submitted_at'],
      decidedBy: ['审批人', nameOf('decided_by')],
      decidedAt: ['审批时间', 'decided_at'],
    },
  },
  recordHistory: {
    label: '记录的每次改动',
    table: 'record_history',
    theirs: `exists (select from records of where of.city_id = held.city_id and of.id = held.record_id and of.person_id = $person)`,
    order: 'held.changed_at, held.record_id, held.revision',
    fields: {
      recordId: ['记录编号', 'record_id'],
      revision: ['修订号'],
      state: ['状态'],
      content: ['内容'],
      changedBy: ['改动人', nameOf('changed_by')],
      changedAt: ['改动时间', 'changed_at'],
      reason: ['原因'],
    },
  },
  attendance: {
    label: '活动与出席',
    table: 'attendance',
    theirs: ofPerson,
    order: 'held.activity_id',
    fields: {
      activity: [
        '活动',
        '(select title from activities of where of.city_id = held.city_id and of.id = held.activity_id)',
      ],
      heldOn: [
        '日期',
        '(select held_on from activities of where of.city_id = held.city_id and of.id = held.activity_id)',
      ],
      expected: ['应到'],
      status: ['出席'],
      reason: ['请假理由'],
      recordedBy: ['登记人', nameOf('recorded_by')],
      recordedAt: ['登记时间', 'recorded_at'],
    },
  },
  attendanceHistory: {
    label: '出席的每次改动',
    table: 'attendance_history',
    theirs: ofPerson,
    order: 'held.changed_at, held.activity_id, held.revision',
    fields: {
      activityId: ['活动编号', 'activity_id'],
      revision: ['修订号'],
      status: ['出席'],
      reason: ['理由'],
      changedBy: ['改动人', nameOf('changed_by')],
      changedAt: ['改动时间', 'changed_at'],
    },
  },
  lectures: {
    label: '主讲的活动',
    table: 'activities',
    theirs: 'held.lecturer_id = $person',
    order: 'held.held_on, held.id',
    fields: { title: ['活动'], heldOn: ['日期', 'held_on'], state: ['状态'] },
  },
  dues: {
    label: '党费',
    table: 'dues',
    theirs: ofPerson,
    order: 'held.month',
    fields: { month: ['月份'], paidOn: ['交纳日期', 'paid_on'], remindedOn: ['催交日期', 'reminded_on'] },
  },
  attestations: {
    label: '规定学习认定',
    table: 'study_attestations',
    theirs: ofPerson,
    order: 'held.quarter',
    fields: {
      quarter: ['季度'],
      attested: ['已完成'],
      attestedBy: ['认定人', nameOf('attested_by')],
      attestedAt: ['认定时间', 'attested_at'],
      withdrawnReason: ['撤销原因', 'withdrawn_reason'],
    },
  },
  findings: {
    label: '认定',
    table: 'findings',
    theirs: ofPerson,
    order: 'held.happened_on, held.id',
    fields: {
      id: ['编号'],
      ruleset: ['规则'],
      clause: ['条款'],
      fact: ['认定内容'],
      happenedOn: ['日期', 'happened_on'],
      document: ['文号'],
      reason: ['理由'],
      state: ['状态'],
      revision: ['修订号'],
      enteredBy: ['录入人', nameOf('entered_by')],
      enteredAt: ['录入时间', 'entered_at'],
    },
  },
  findingHistory: {
    label: '认定的每次改动',
    table: 'finding_history',
    theirs: `exists (select from findings of where of.city_id = held.city_id and of.id = held.finding_id and of.person_id = $person)`,
    order: 'held.changed_at, held.finding_id, held.revision',
    fields: {
      findingId: ['认定编号', 'finding_id'],
      revision: ['修订号'],
      state: ['状态'],
      fact: ['认定内容'],
      happenedOn: ['日期', 'happened_on'],
      document: ['文号'],
      reason: ['理由'],
      changedBy: ['改动人', nameOf('changed_by')],
      changedAt: ['改动时间', 'changed_at'],
      changeReason: ['改动原因', 'change_reason'],
    },
  },
  punishments: {
    label: '处分',
    table: 'punishments',
    theirs: ofPerson,
    order: 'held.decided_on, held.id',
    fields: {
      id: ['编号'],
      level: ['处分'],
      matter: ['事项'],
      decidedOn: ['决定日期', 'decided_on'],
      document: ['文号'],
      branch: ['所在支部', organisation('branch_id')],
      state: ['状态'],
      revision: ['修订号'],
      enteredAt: ['录入时间', 'entered_at'],
      withdrawnAt: ['撤销时间', 'withdrawn_at'],
      withdrawnReason: ['撤销原因', 'withdrawn_reason'],
    },
  },
  measures: {
    label: '计量',
    table: 'measures',
    theirs: 'held.subject_id = $person',
    order: 'held.year, held.as_of',
    fields: { year: ['年度'], asOf: ['截至', 'as_of'], figures: ['数目'] },
  },
  scores: {
    label: '得分',
    table: 'scores',
    theirs: 'held.subject_id = $person',
    order: 'held.year, held.as_of, held.adoption_id, held.kind',
    fields: {
      ruleset: [
        '规则',
        '(select ruleset from adoptions of where of.city_id = held.city_id and of.id = held.adoption_id)',
      ],
      kind: ['种类'],
      year: ['年度'],
      asOf: ['截至', 'as_of'],
      basis: ['年中或已结'],
      total: ['总分（百分之一分）'],
      band: ['分数档'],
      standing: ['等次'],
      flags: ['标记'],
      points: ['各条款的分（百分之一分）'],
      facts: ['依据的事实'],
      hash: ['规则校验码'],
    },
  },
  files: {
    label: '上传的文件',
    table: 'files',
    theirs: 'held.owner_id = $person',
    order: 'held.stored_at, held.id',
    fields: {
      id: ['编号'],
      recordId: ['所附记录', 'record_id'],
      findingId: ['所附认定', 'finding_id'],
      type: ['类型'],
      bytes: ['字节数'],
      sha256: ['校验码'],
      storedAt: ['上传时间', 'stored_at'],
    },
  },
  complaints: {
    label: '意见与答复',
    table: 'complaints',
    theirs: 'held.author_id = $person',
    order: 'held.made_at, held.id',
    fields: {
      id: ['编号'],
      organisation: ['提给', organisation('organisation_id')],
      text: ['意见'],
      madeAt: ['提出时间', 'made_at'],
      answer: ['答复'],
      answeredBy: ['答复人', nameOf('answered_by')],
      answeredAt: ['答复时间', 'answered_at'],
    },
  },
  messages: {
    label: '发给本人的消息',
    table: 'outbox',
    theirs: ofPerson,
    order: 'held.made_at, held.id',
    fields: { kind: ['种类'], content: ['内容'], madeAt: ['产生时间', 'made_at'], doneAt: ['发出时间', 'done_at'] },
  },
  submissions: {
    label: '提交编号',
    table: 'submissions',
    theirs: 'held.author_id = $person',
    order: 'held.at, held.client_id',
    fields: { clientId: ['编号', 'client_id'], answer: ['答复'], at: ['时间'] },
  },
  identities: {
    label: '绑定的微信',
    table: 'identities',
    theirs: ofPerson,
    order: 'held.bound_at, held.app_id',
    fields: { appId: ['小程序', 'app_id'], openId: ['微信标识', 'open_id'], boundAt: ['绑定时间', 'bound_at'] },
  },
  inviteCodes: {
    label: '邀请码',
    table: 'invite_codes',
    theirs: ofPerson,
    order: 'held.made_at, held.id',
    fields: {
      madeBy: ['发码人', nameOf('made_by')],
      madeAt: ['发码时间', 'made_at'],
      expiresAt: ['到期时间', 'expires_at'],
      usedAt: ['使用时间', 'used_at'],
    },
  },
  sessions: {
    label: '登录',
    table: 'sessions',
    theirs: ofPerson,
    order: 'held.began_at, held.id',
    fields: {
      beganAt: ['登录时间', 'began_at'],
      expiresAt: ['到期时间', 'expires_at'],
      endedAt: ['退出时间', 'ended_at'],
    },
  },
  changes: {
    label: '对本人资料的改动',
    table: 'audit_log',
    theirs: 'held.object_id = $person::text',
    order: 'held.at, held.id',
    fields: { action: ['操作'], at: ['时间'], details: ['详情'] },
  },
  reads: {
    label: '谁看过',
    table: 'read_log',
    theirs: ofPerson,
    order: 'held.at, held.id',
    fields: { reader: ['查看人', nameOf('reader_id')], what: ['看了什么'], at: ['时间'] },
  },
} as const satisfies Record<string, Section>

export type MyDataSection = keyof typeof myDataSections

export const sectionList: readonly (readonly [MyDataSection, Section])[] = Object.entries(
  myDataSections as Readonly<Record<MyDataSection, Section>>,
) as [MyDataSection, Section][]
