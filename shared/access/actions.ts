import type { Role } from './roles'

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
    roles: [
      'group-leader',
      'committee-member',
      'deputy-secretary',
      'secretary',
      'organ-staff',
      'works-staff',
      'inspector',
    ],
  },
  // The works committee decides for branches directly below it alone: the others have an organ above them.
  'record.approve': {
    label: '审批记录',
    self: false,
    roles: ['deputy-secretary', 'secretary', 'organ-staff', 'works-staff'],
  },
  'record.reverse': { label: '冲销记录', self: false, roles: ['secretary', 'organ-staff', 'works-staff'] },
  'activity.keep': {
    label: '组织活动',
    self: false,
    roles: ['group-leader', 'deputy-secretary', 'secretary', 'organ-staff', 'works-staff'],
  },
  'activity.take-part': { label: '参加活动', self: true, roles: [] },
  'activity.read': {
    label: '查看活动',
    self: true,
    roles: [
      'group-leader',
      'committee-member',
      'deputy-secretary',
      'secretary',
      'organ-staff',
      'works-staff',
      'inspector',
    ],
  },
  'dues.keep': { label: '登记党费', self: false, roles: ['deputy-secretary', 'secretary', 'organ-staff'] },
  'dues.read': {
    label: '查看党费',
    self: true,
    roles: ['deputy-secretary', 'secretary', 'organ-staff', 'works-staff', 'inspector'],
  },
  'study.attest': { label: '认定规定学习', self: false, roles: ['deputy-secretary', 'secretary', 'organ-staff'] },
  'finding.keep': { label: '录入认定', self: false, roles: ['organ-staff', 'works-staff', 'inspector'] },
  'finding.read': {
    label: '查看认定',
    self: true,
    roles: ['deputy-secretary', 'secretary', 'organ-staff', 'works-staff', 'inspector'],
  },
  'punishment.keep': { label: '录入处分', self: false, roles: ['organ-staff', 'works-staff'] },
  'punishment.read': { label: '查看处分', self: true, roles: ['organ-staff', 'works-staff'] },
  'people.keep': { label: '维护花名册', self: false, roles: ['organ-staff', 'works-staff'] },
  'people.read': {
    label: '查看党员',
    self: true,
    roles: [
      'group-leader',
      'committee-member',
      'deputy-secretary',
      'secretary',
      'organ-staff',
      'works-staff',
      'inspector',
    ],
  },
  'membership.end': { label: '登记离开本市', self: false, roles: ['organ-staff', 'works-staff'] },
  'organisation.keep': { label: '维护组织', self: false, roles: ['works-staff'] },
  'organisation.read': {
    label: '查看组织',
    self: false,
    roles: [
      'group-leader',
      'committee-member',
      'deputy-secretary',
      'secretary',
      'organ-staff',
      'works-staff',
      'inspector',
    ],
  },
  'role.grant': { label: '任免角色', self: false, roles: ['organ-staff', 'works-staff'] },
  'settings.keep': { label: '维护设置', self: false, roles: ['organ-staff', 'works-staff'] },
  'ruleset.adopt': { label: '采用规则', self: false, roles: ['works-staff'] },
  'index.read': {
    label: '查看指数',
    self: true,
    roles: ['committee-member', 'deputy-secretary', 'secretary', 'organ-staff', 'works-staff', 'inspector'],
  },
  'standings.read': { label: '查看等次', self: false, roles: ['secretary', 'organ-staff', 'works-staff', 'inspector'] },
  'audit.verify': { label: '核验审计记录', self: false, roles: ['works-staff'] },
  'complaint.answer': { label: '答复意见', self: false, roles: ['organ-staff', 'works-staff'] },
} as const satisfies Record<string, { label: string; self: boolean; roles: readonly Role[] }>

export type Action = keyof typeof actions
