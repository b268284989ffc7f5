import * as z from 'zod'

/** What waits to be sent, was sent, or will not be sent any more. */
export const outboxStates = {
  waiting: '待发',
  done: '已发',
  dead: '不再发送',
} as const

export type OutboxState = keyof typeof outboxStates

export const outboxState = z.enum(Object.keys(outboxStates) as [OutboxState, ...OutboxState[]]).meta({ title: '状态' })

/** What an outbox row is: a reminder to one member, or work for the documents function. */
export const outboxKinds = { 'hours-reminder': '学时与志愿服务提醒', 'notice-document': '通报成文' } as const

export type OutboxKind = keyof typeof outboxKinds
