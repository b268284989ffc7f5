import { formatPoints, parsePoints } from '../../../../shared/values/points'
import type { Index, SheetPart } from './index-types'

/** Sums of points as they travel, in whole hundredths. */
export function sumOf(written: readonly string[]): string {
  return formatPoints(written.reduce((sum, points) => sum + parsePoints(points), 0))
}

export function difference(from: string, what: string): string {
  return formatPoints(parsePoints(from) - parsePoints(what))
}

/** What the period's end will take if nothing changes: signed, at most zero. */
export function atStake({ lines }: Index): string {
  return sumOf(lines.flatMap(({ pending }) => (pending?.startsWith('-') ? [pending] : [])))
}

/** What can still be earned under the caps of items that start from nothing. */
export function stillOpen({ sheet }: Index): string {
  const rooms = sheet.flatMap(({ items }) =>
    items.flatMap(({ kind, limit, points }) =>
      kind === 'earned' && limit !== null ? [difference(limit, points)] : [],
    ),
  )
  return sumOf(rooms)
}

/** What a full index is: its sections' full marks and caps; undefined where a section has neither. */
export function fullMarks({ sheet }: Index): string | undefined {
  const totals = sheet.filter(({ depth }) => depth === 0).map(({ total, items }) => total ?? capOf(items))
  const known = totals.filter((total) => total !== undefined)
  return known.length === 0 ? undefined : sumOf(known)
}

function capOf(items: SheetPart['items']): string | undefined {
  const caps = items.flatMap(({ kind, limit }) => (kind === 'earned' && limit !== null ? [limit] : []))
  return caps.length === 0 ? undefined : sumOf(caps)
}
