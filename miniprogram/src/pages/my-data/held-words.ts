import { roles } from '../../../../shared/access/roles'
import { outboxKinds } from '../../../../shared/messages/outbox-states'
import { personClasses } from '../../../../shared/people/person'
import { activityStates } from '../../../../shared/records/activity-states'
import { attendanceStatuses } from '../../../../shared/records/attendance-states'
import { fileTypes } from '../../../../shared/records/file-types'
import { recordKinds } from '../../../../shared/records/kinds'
import { recordStates } from '../../../../shared/records/states'

/** What somebody looked at, as the read log has it. */
const looked = {
  attendance: '活动出席',
  complaint: '意见',
  complaints: '意见',
  dues: '党费',
  file: '附件',
  findings: '认定',
  index: '指数',
  'list-people': '党员名单',
  'list-settings': '个人设置',
  outbox: '待发消息',
  'preview-roster': '名册导入',
  punishments: '处分',
  'read-person': '基本信息',
  record: '一条记录',
  records: '记录列表',
  standings: '指数列表',
  study: '学习认定',
  waiting: '待办列表',
}

/** Changes to a person's data, as the audit log names them. */
const actions = {
  'answer-complaint': '答复意见',
  'ask-leave': '请假',
  'attach-file': '附上照片',
  'bind-by-invite-code': '绑定微信',
  'change-person': '更改基本信息',
  'check-in': '签到',
  'choose-reminders': '选择要不要提醒',
  'create-person': '录入党员',
  'end-role': '免去角色',
  'end-session': '结束登录',
  'end-setting': '停用设置',
  'enter-punishment': '录入处分',
  'export-my-data': '导出资料',
  'grant-role': '授予角色',
  'import-roster': '名册导入',
  'keep-dues': '登记党费',
  'keep-message-credits': '同意订阅消息',
  'log-in': '登录',
  'log-out': '退出登录',
  'make-complaint': '提意见',
  'make-invite-code': '发邀请码',
  'put-setting': '更改设置',
  'record-leaving': '登记离开',
  'submit-record': '提交记录',
  'transfer-member': '转接组织关系',
  'upload-file': '上传照片',
  'withdraw-punishment': '撤销处分',
}

/** The stored words of a field, by its name in the answer. */
export const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  action: actions,
  basis: { interim: '年中', closed: '已结' },
  class: personClasses,
  joinedPrecision: { day: '日', month: '月', year: '年' },
  kind: { ...recordKinds, ...outboxKinds, proposed: '按记录算出', self: '自评', assessed: '考评' },
  role: roles,
  sex: { male: '男', female: '女' },
  state: { ...recordStates, ...activityStates },
  status: attendanceStatuses,
  type: fileTypes,
  what: looked,
}

/** What the parts of a nested value are called; a part that is not here stays in the exported file. */
export const parts: Readonly<Record<string, string>> = {
  document: '文号',
  from: '起日',
  giver: '授予单位',
  happenedOn: '日期',
  hours: '时长（刻钟）',
  matter: '事项',
  month: '月份',
  note: '说明',
  paidOn: '交纳日期',
  points: '分数',
  reason: '理由',
  remindedOn: '催交日期',
  role: '角色',
  state: '状态',
  status: '出席',
  study: '还差学时（刻钟）',
  title: '内容',
  until: '止日',
  volunteer: '还差志愿服务（刻钟）',
  wanted: '要提醒',
}

/** Marks by which the program tells things apart, and bases of scores: only for who reads the exported file. */
export const onlyInFile: ReadonlySet<string> = new Set([
  'activityId',
  'clientId',
  'facts',
  'findingId',
  'flags',
  'hash',
  'id',
  'messageId',
  'points',
  'recordId',
  'revision',
  'sha256',
])
