import * as z from 'zod'

/**
 * A notice is drafted by the timer, edited by staff, sealed with the audit log and then published. Afterwards it is
 * only withdrawn, or corrected by a later one; nothing is deleted.
 */
export const noticeStates = {
  drafted: '草稿',
  edited: '已改稿',
  sealing: '待封存',
  published: '已发布',
  corrected: '已更正',
  withdrawn: '已撤回',
} as const

export type NoticeState = keyof typeof noticeStates

export const noticeState = z
  .enum(Object.keys(noticeStates) as [NoticeState, ...NoticeState[]])
  .meta({ title: '通报状态' })

/** States in which staff may still change the words. */
export const OPEN_STATES: readonly NoticeState[] = ['drafted', 'edited']

/** States in which members may read it: also what was corrected or withdrawn stays to be looked up, and says so. */
export const READABLE_STATES: readonly NoticeState[] = ['published', 'corrected', 'withdrawn']
