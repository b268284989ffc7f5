import * as z from 'zod'

/** What a person can be, beside a member; every role is bound to an organisation and dates. */
export const roles = {
  'group-leader': '党小组组长',
  'committee-member': '支部委员',
  'deputy-secretary': '支部副书记',
  secretary: '支部书记',
  'organ-staff': '机关党委工作人员',
  'works-staff': '工委工作人员',
  inspector: '督查人员',
} as const

export type Role = keyof typeof roles

export const roleName = z.enum(Object.keys(roles) as [Role, ...Role[]]).meta({ title: '职务' })
