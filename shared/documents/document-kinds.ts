/** What is made to be taken away and printed or filed. */
export const documentKinds = {
  notice: { label: '通报', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  standings: { label: '等次表', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const

export type DocumentKind = keyof typeof documentKinds

/** A document is asked for, made by the documents function soon after, and then downloaded. */
export const documentStates = { waiting: '制作中', ready: '可下载', failed: '没有做成' } as const

export type DocumentState = keyof typeof documentStates
