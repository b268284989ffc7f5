import type { contract } from '../../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../../shared/contract/endpoint'
import type { RecordKind } from '../../../../../shared/records/kinds'
import { writtenDay } from '../../../state/written-day'

export type WaitingRecord = AnswerOf<typeof contract.listWaiting>['records']['items'][number]
export type RecordWords = WaitingRecord['record']

/** Short enough for a chip. */
export const shortKinds: Readonly<Record<RecordKind, string>> = {
  'volunteer-hours': '志愿',
  'study-hours': '学时',
  'xuexi-points': '强国',
  honour: '表彰',
  'hard-task': '急难险重',
  pledge: '承诺',
  lecture: '宣讲',
}

/** What a record claims, at the right of its row: 志愿 3 小时. */
export function claimOf(record: RecordWords): string {
  const kind = shortKinds[record.kind]
  if (record.kind === 'volunteer-hours') return `${kind} ${record.hours} 小时`
  if (record.kind === 'study-hours') return `学习 ${record.hours} 学时`
  return record.kind === 'xuexi-points' ? `${kind} ${record.points} 分` : kind
}

/** When and what, on one line: 11月20日 · 母亲河巡护. */
export function detailOf(record: RecordWords, today: string): string {
  const parts = [writtenDay(record.happenedOn, today)]
  if ('title' in record) parts.push(record.title)
  if (record.kind === 'honour') parts.push(record.document ?? record.giver)
  return parts.join(' · ')
}
