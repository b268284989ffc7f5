import type { Role } from './roles'

/** The staff of organs and of the works committee, each within their own subtree. */
const STAFF = ['organ-staff', 'works-staff'] as const
/** Those who keep a branch's records, the organ above it included. */
const KEEPERS = ['deputy-secretary', 'secretary', 'organ-staff'] as const
/** All who lead: the branch's secretaries and the staff above. */
const LEADERS = ['deputy-secretary', 'secretary', ...STAFF] as const
/** Whoever holds any post looks at the people and doings of its subtree. */
const EVERY_POST = ['group-leader', 'committee-member', ...LEADERS, 'inspector'] as const

/**
 * Who may do what to whose data, in one table. `self`: the member's own. A role with an action may do it
 * to everything in the subtree of the organisation that the role is bound to, while the role lasts.
 */
export const actions = {
  'record.submit': { label: '填报记录', self: true, roles: ['group-leader', 'deputy-secretary', 'secretary'] },
  'record.withdraw': { label: '撤回记录', self: true, roles: [] },
  'record.read': {
    label: '查看记录',
    self: true,
    roles: EVERY_POST,
  },
  // The works committee decides for branches directly below it alone: the others have an organ above them.
  'record.approve': {
    label: '审批记录',
    self: false,
    roles: LEADERS,
  },
  'record.reverse': { label: '冲销记录', self: false, roles: ['secretary', ...STAFF] },
  'activity.keep': {
    label: '组织活动',
    self: false,
    roles: ['group-leader', ...LEADERS],
  },
  'activity.take-part': { label: '参加活动', self: true, roles: [] },
  'activity.read': {
    label: '查看活动',
    self: true,
    roles: EVERY_POST,
  },
  'dues.keep': { label: '登记党费', self: false, roles: KEEPERS },
  'dues.read': {
    label: '查看党费',
    self: true,
    roles: [...LEADERS, 'inspector'],
  },
  'study.attest': { label: '认定规定学习', self: false, roles: KEEPERS },
  'finding.keep': { label: '录入认定', self: false, roles: [...STAFF, 'inspector'] },
  'finding.read': {
    label: '查看认定',
    self: true,
    roles: [...LEADERS, 'inspector'],
  },
  'punishment.keep': { label: '录入处分', self: false, roles: STAFF },
  'punishment.read': { label: '查看处分', self: true, roles: STAFF },
  'people.keep': { label: '维护花名册', self: false, roles: STAFF },
  'people.read': {
    label: '查看党员',
    self: true,
    roles: EVERY_POST,
  },
  'membership.end': { label: '登记离开本市', self: false, roles: STAFF },
  'organisation.keep': { label: '维护组织', self: false, roles: ['works-staff'] },
  'organisation.read': {
    label: '查看组织',
    self: false,
    roles: EVERY_POST,
  },
  'role.grant': { label: '任免角色', self: false, roles: STAFF },
  'settings.keep': { label: '维护设置', self: false, roles: STAFF },
  'ruleset.adopt': { label: '采用规则', self: false, roles: ['works-staff'] },
  'index.read': {
    label: '查看指数',
    self: true,
    roles: ['committee-member', ...LEADERS, 'inspector'],
  },
  'standings.read': { label: '查看等次', self: false, roles: ['secretary', ...STAFF, 'inspector'] },
  'audit.verify': { label: '核验审计记录', self: false, roles: ['works-staff'] },
  'notice.keep': { label: '改稿和发布通报', self: false, roles: STAFF },
  'outbox.read': { label: '查看待发消息', self: false, roles: STAFF },
  'jobs.read': { label: '查看自动办理的事', self: false, roles: ['works-staff'] },
  'calendar.keep': { label: '维护工作日历', self: false, roles: ['works-staff'] },
  'duty.mark': {
    label: '登记应做之事',
    self: false,
    roles: LEADERS,
  },
  'complaint.answer': { label: '答复意见', self: false, roles: STAFF },
} as const satisfies Record<string, { label: string; self: boolean; roles: readonly Role[] }>

export type Action = keyof typeof actions
