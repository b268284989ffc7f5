import { type RecordKind, recordKinds } from '../../../../shared/records/kinds'
import { api } from '../../api/client'
import type { ListedRecord, WrittenRecord } from '../../app/records/record-words'
import { useAnswer } from '../../state/use-answer'

const MOST_TITLES = 4

/** One's own latest records of any kind; empty while they are read or cannot be. */
export function useMyRecent(): readonly ListedRecord[] {
  return (
    useAnswer('records/mine/recent', () => api.listRecords({ query: { of: 'mine', limit: '60' } })).data?.items ?? []
  )
}

/** All kinds: the one that the page was opened for, then those that one logs most. */
export function kindsByUse(recent: readonly ListedRecord[], asked: RecordKind | undefined): RecordKind[] {
  const kinds = Object.keys(recordKinds) as RecordKind[]
  const uses = (kind: RecordKind) => (kind === asked ? Number.POSITIVE_INFINITY : usesOf(recent, kind))
  return kinds.sort((one, other) => (uses(one) === uses(other) ? 0 : uses(other) - uses(one)))
}

function usesOf(recent: readonly ListedRecord[], kind: RecordKind): number {
  return recent.filter((record) => record.kind === kind).length
}

/** What one did lately, each title once, as it was last recorded. */
export function recentTitles(
  recent: readonly ListedRecord[],
  kind: RecordKind,
): Extract<WrittenRecord, { title: string }>[] {
  const found = new Map<string, Extract<WrittenRecord, { title: string }>>()
  for (const { record } of recent) {
    if (record.kind === kind && 'title' in record && !found.has(record.title)) found.set(record.title, record)
  }
  return [...found.values()].slice(0, MOST_TITLES)
}
