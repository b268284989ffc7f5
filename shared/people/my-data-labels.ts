/**
 * What is held about a person, by section and field, in Chinese: the words of the page, of the export and of nothing else.
 */
export const myDataLabels = {
  profile: {
    label: '基本信息',
    fields: {
      id: '编号',
      name: '姓名',
      sex: '性别',
      birthMonth: '出生年月',
      joinedOn: '入党日期',
      joinedPrecision: '入党日期精确到',
    },
  },
  memberships: {
    label: '组织关系',
    fields: { branch: '支部', group: '党小组', from: '起日', until: '止日' },
  },
  classes: {
    label: '党员类别',
    fields: { class: '类别', from: '起日' },
  },
  roles: {
    label: '角色',
    fields: { role: '角色', organisation: '组织', from: '起日', until: '止日' },
  },
  settings: {
    label: '与本人有关的设置',
    fields: {
      name: '设置',
      value: '值',
      from: '起日',
      until: '止日',
      reason: '理由',
      setBy: '设置人',
      setAt: '设置时间',
    },
  },
  records: {
    label: '记录',
    fields: {
      id: '编号',
      kind: '种类',
      happenedOn: '日期',
      quarters: '时长（刻钟）',
      content: '内容',
      state: '状态',
      revision: '修订号',
      branch: '所在支部',
      author: '填报人',
      submittedAt: '提交时间',
      decidedBy: '审批人',
      decidedAt: '审批时间',
    },
  },
  recordHistory: {
    label: '记录的每次改动',
    fields: {
      recordId: '记录编号',
      revision: '修订号',
      state: '状态',
      content: '内容',
      changedBy: '改动人',
      changedAt: '改动时间',
      reason: '原因',
    },
  },
  attendance: {
    label: '活动与出席',
    fields: {
      activity: '活动',
      heldOn: '日期',
      expected: '应到',
      status: '出席',
      reason: '请假理由',
      recordedBy: '登记人',
      recordedAt: '登记时间',
    },
  },
  attendanceHistory: {
    label: '出席的每次改动',
    fields: {
      activityId: '活动编号',
      revision: '修订号',
      status: '出席',
      reason: '理由',
      changedBy: '改动人',
      changedAt: '改动时间',
    },
  },
  lectures: {
    label: '主讲的活动',
    fields: { title: '活动', heldOn: '日期', state: '状态' },
  },
  dues: {
    label: '党费',
    fields: { month: '月份', paidOn: '交纳日期', remindedOn: '催交日期' },
  },
  attestations: {
    label: '规定学习认定',
    fields: {
      quarter: '季度',
      attested: '已完成',
      attestedBy: '认定人',
      attestedAt: '认定时间',
      withdrawnReason: '撤销原因',
    },
  },
  findings: {
    label: '认定',
    fields: {
      id: '编号',
      ruleset: '规则',
      clause: '条款',
      fact: '认定内容',
      happenedOn: '日期',
      document: '文号',
      reason: '理由',
      state: '状态',
      revision: '修订号',
      enteredBy: '录入人',
      enteredAt: '录入时间',
    },
  },
  findingHistory: {
    label: '认定的每次改动',
    fields: {
      findingId: '认定编号',
      revision: '修订号',
      state: '状态',
      fact: '认定内容',
      happenedOn: '日期',
      document: '文号',
      reason: '理由',
      changedBy: '改动人',
      changedAt: '改动时间',
      changeReason: '改动原因',
    },
  },
  punishments: {
    label: '处分',
    fields: {
      id: '编号',
      level: '处分',
      matter: '事项',
      decidedOn: '决定日期',
      document: '文号',
      branch: '所在支部',
      state: '状态',
      revision: '修订号',
      enteredAt: '录入时间',
      withdrawnAt: '撤销时间',
      withdrawnReason: '撤销原因',
    },
  },
  measures: {
    label: '计量',
    fields: { year: '年度', asOf: '截至', figures: '数目' },
  },
  scores: {
    label: '得分',
    fields: {
      ruleset: '规则',
      kind: '种类',
      year: '年度',
      asOf: '截至',
      basis: '年中或已结',
      total: '总分（百分之一分）',
      band: '分数档',
      standing: '等次',
      flags: '标记',
      points: '各条款的分（百分之一分）',
      facts: '依据的事实',
      hash: '规则校验码',
    },
  },
  files: {
    label: '上传的文件',
    fields: {
      id: '编号',
      recordId: '所附记录',
      findingId: '所附认定',
      type: '类型',
      bytes: '字节数',
      sha256: '校验码',
      storedAt: '上传时间',
    },
  },
  complaints: {
    label: '意见与答复',
    fields: {
      id: '编号',
      organisation: '提给',
      text: '意见',
      madeAt: '提出时间',
      answer: '答复',
      answeredBy: '答复人',
      answeredAt: '答复时间',
    },
  },
  messages: {
    label: '发给本人的消息',
    fields: {
      kind: '种类',
      content: '内容',
      madeAt: '产生时间',
      doneAt: '发出时间',
      sendingAt: '开始发送时间',
      seenAt: '收起时间',
    },
  },
  reminderChoice: {
    label: '是否要提醒',
    fields: { wanted: '要提醒', chosenAt: '选定时间' },
  },
  messageCredits: {
    label: '同意的一次性订阅',
    fields: { template: '模板', givenAt: '同意时间', spentAt: '用去时间', messageId: '用于哪条消息' },
  },
  submissions: {
    label: '提交编号',
    fields: { clientId: '编号', answer: '答复', at: '时间' },
  },
  identities: {
    label: '绑定的微信',
    fields: { appId: '小程序', openId: '微信标识', boundAt: '绑定时间' },
  },
  inviteCodes: {
    label: '邀请码',
    fields: { madeBy: '发码人', madeAt: '发码时间', expiresAt: '到期时间', usedAt: '使用时间' },
  },
  sessions: {
    label: '登录',
    fields: { beganAt: '登录时间', expiresAt: '到期时间', endedAt: '退出时间' },
  },
  changes: {
    label: '对本人资料的改动',
    fields: { action: '操作', at: '时间', details: '详情' },
  },
  reads: {
    label: '谁看过',
    fields: { reader: '查看人', what: '看了什么', at: '时间' },
  },
} as const

export type MyDataSection = keyof typeof myDataLabels
