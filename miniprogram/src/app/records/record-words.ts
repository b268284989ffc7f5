import type { contract } from '../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../shared/contract/endpoint'
import type { RecordKind } from '../../../../shared/records/kinds'
import type { IconName } from '../../ui'

export type ListedRecord = AnswerOf<typeof contract.listRecords>['items'][number]
export type WholeRecord = AnswerOf<typeof contract.readRecord>
/** A record's content as it travels. */
export type WrittenRecord = ListedRecord['record']

export const recordIcons: Readonly<Record<RecordKind, IconName>> = {
  'volunteer-hours': 'volunteer',
  'study-hours': 'study',
  'xuexi-points': 'points',
  honour: 'honour',
  'hard-task': 'task',
  pledge: 'pledge',
  lecture: 'speech',
}

/** Short enough for a button. */
export const shortKinds: Readonly<Record<RecordKind, string>> = {
  'volunteer-hours': '志愿服务',
  'study-hours': '学时',
  'xuexi-points': '学习强国',
  honour: '表彰',
  'hard-task': '急难险重',
  pledge: '承诺',
  lecture: '讲党课',
}

export const honourLevels = [
  { key: 'national', label: '国家级' },
  { key: 'provincial', label: '省级' },
  { key: 'municipal', label: '市级' },
  { key: 'works-committee', label: '市直机关工委' },
  { key: 'parent', label: '上级党组织' },
] as const

export type HonourLevel = (typeof honourLevels)[number]['key']

/** A record in a few words: 母亲河巡护, and how much of it where it has an amount: 3 小时. */
export function recordWords(record: WrittenRecord): { readonly what: string; readonly amount: string | undefined } {
  if (record.kind === 'xuexi-points') return { what: '学习强国', amount: `${record.points} 分` }
  if (record.kind === 'study-hours') return { what: record.title, amount: `${record.hours} 学时` }
  return { what: record.title, amount: 'hours' in record ? `${record.hours} 小时` : undefined }
}

/** States in which its author may still mend or withdraw a record. */
export function isOpen({ state }: Pick<ListedRecord, 'state'>): boolean {
  return state === 'submitted' || state === 'held' || state === 'returned'
}
