import type { NoticeFigure } from '../../../shared/notices/notice-figure'
import type { YearMonth } from '../../../shared/values/year-month'

/** A list longer than this ends in “等 n 个”: a notice is read on a phone. */
const MOST_NAMES = 10

/** A figure that is a list of organisations by name, in the order of their names. */
export function namesOf(
  source: NoticeFigure['source'],
  name: string,
  label: string,
  definition: string,
  list: readonly string[],
): NoticeFigure {
  const shown = list.slice(0, MOST_NAMES).join('、')
  const text = list.length === 0 ? '无' : list.length > MOST_NAMES ? `${shown}等 ${list.length} 个` : shown
  return { name, kind: 'names', label, definition, source, amount: list.length, text }
}

/** A figure that is a number of things. */
export function countOf(
  month: YearMonth,
  from: NoticeFigure['source']['from'],
  name: string,
  label: string,
  definition: string,
  amount: number,
  ruleset: string | null = null,
): NoticeFigure {
  return { name, kind: 'count', label, definition, source: { from, month, ruleset }, amount, text: String(amount) }
}
