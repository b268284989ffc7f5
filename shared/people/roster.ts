/** What becomes of a row of a roster. Only the first two write anything. */
export const rosterFates = {
  create: '新编入',
  change: '更改',
  unchanged: '没有变化',
  transfer: '在别的支部，不由名册转接',
  refused: '不能编入',
  duplicate: '重复，跳过',
  blank: '空行，跳过',
  remark: '不是党员的行，跳过',
} as const

export type RosterFate = keyof typeof rosterFates

/** What a roster says of a member, by the names its columns bear in a preview and in the template. */
export const rosterColumns = {
  name: '姓名',
  sex: '性别',
  birthMonth: '出生年月',
  joinedOn: '入党日期',
  organ: '上级党组织',
  branch: '党支部',
  group: '党小组',
  class: '党员类别',
  from: '编入支部日期',
} as const

export type RosterColumn = keyof typeof rosterColumns

export const sexes = { male: '男', female: '女' } as const

/** The largest roster file, in bytes; a larger one does not pass the gateway of a cloud function either. */
export const MOST_ROSTER_BYTES = 5 * 1024 * 1024

/** The most rows of people that one roster holds. */
export const MOST_ROSTER_ROWS = 20_000

/** What a roster file is declared as; systems that do not know the type send the second. */
export const ROSTER_TYPES = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const
