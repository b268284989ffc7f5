import { formatHours, parseHours } from '../../../../../shared/values/hours'
import type { RecordWords, WaitingRecord } from './record-words'

/** As much of a record as a doubt needs, decided or not. */
export interface KnownRecord {
  readonly id: string
  readonly personId: string
  readonly happenedOn: string
  readonly record: RecordWords
  readonly state: string
}

/** Beyond so many hours of one person's one day somebody should look, in quarter hours. */
const LONG_DAY = 12 * 4

/** Why a record should be looked at by itself, in one sentence; undefined when there is nothing to say. */
export function doubtOf(waiting: WaitingRecord, known: readonly KnownRecord[]): string | undefined {
  const sameDay = known.filter(
    ({ id, personId, happenedOn }) =>
      id !== waiting.id && personId === waiting.personId && happenedOn === waiting.happenedOn,
  )
  if (waiting.state === 'held') return '暂缓过，情况清楚了再通过'
  return twiceOf(waiting.record, sameDay) ?? longDayOf(waiting.record, sameDay) ?? againOf(waiting)
}

function twiceOf(record: RecordWords, sameDay: readonly KnownRecord[]): string | undefined {
  const twin = sameDay.find((other) => isTwin(record, other.record))
  if (!twin) return undefined
  const name = 'title' in twin.record ? `“${twin.record.title}”` : '同样的一条'
  return `疑似重复：同一天还有${name}（${twin.state === 'approved' ? '已通过' : '待审'}）`
}

function isTwin(one: RecordWords, other: RecordWords): boolean {
  if (one.kind !== other.kind) return false
  if (one.kind === 'xuexi-points') return true
  if ('hours' in one && 'hours' in other && quarters(one) === quarters(other)) return true
  return 'title' in one && 'title' in other && one.title === other.title
}

function longDayOf(record: RecordWords, sameDay: readonly KnownRecord[]): string | undefined {
  const own = quarters(record)
  const sum = sameDay.reduce((hours, other) => hours + quarters(other.record), own)
  return own > 0 && sum > LONG_DAY ? `当天合计 ${formatHours(sum)} 小时，超过 12 小时` : undefined
}

function againOf({ revision }: WaitingRecord): string | undefined {
  return revision > 1 ? '退回或撤回后改过再交的，看看改了什么' : undefined
}

function quarters(record: RecordWords): number {
  return 'hours' in record ? parseHours(record.hours) : 0
}
