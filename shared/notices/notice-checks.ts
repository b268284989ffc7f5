import * as z from 'zod'

/** What is looked at before a notice is published, in the order in which it is shown. */
export const noticeChecks = {
  'month-over': '所通报的月份已经结束',
  'figures-bound': '文中的数字都有出处',
  'figures-fresh': '数字与现在的记录一致',
  'hand-written-numbers': '没有手写的数字',
  'no-person-named': '没有点名个人',
  'no-ranking': '没有排名',
  'charts-captioned': '图都有图说',
  length: '正文不超过一千五百字',
  'rulesets-named': '依据的规则版本已附',
  'audit-chain': '审计链可以封存',
} as const

export type NoticeCheckName = keyof typeof noticeChecks

/** `blocking` forbids publishing; `to-handle` is mended, or published all the same with a recorded reason. */
export const checkOutcome = z.enum(['passed', 'to-handle', 'blocking']).meta({ title: '结果' })

export interface NoticeCheck {
  readonly name: NoticeCheckName
  readonly label: string
  readonly outcome: z.output<typeof checkOutcome>
  /** what was found, in a short sentence; empty when passed without remark */
  readonly detail: string
}

/** The longest body, in characters with figures put in. */
export const MOST_CHARACTERS = 1500
