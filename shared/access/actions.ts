/** What a role may entitle somebody to do; the Chinese is shown where a reader asks who may call an endpoint. */
export const actions = {
  'record.submit': '填报记录',
  'record.approve': '审批记录',
  'people.read': '查看人员',
} as const satisfies Record<string, string>

export type Action = keyof typeof actions
