import type { contract } from '../../../shared/contract/contract'
import type { AnswerOf } from '../../../shared/contract/endpoint'

type KeptMonth = AnswerOf<typeof contract.readMyDues>['people'][number]['months'][number]

/**
 * `ahead` and `in-time` are paid by the month's last day, `late` after it; `owed` was kept as unpaid and the month is over,
 * `due` has still time. `not-kept`: the branch has written nothing, which is not the same as unpaid.
 */
export type DuesState = 'ahead' | 'in-time' | 'late' | 'owed' | 'due' | 'not-kept'

export interface DuesMonth {
  /** YYYY-MM */
  readonly month: string
  readonly state: DuesState
  /** YYYY-MM-DD, null while nothing was paid */
  readonly paidOn: string | null
  /** YYYY-MM-DD, null where nobody had to remind */
  readonly remindedOn: string | null
}

/**
 * Where each month of a year stands, the newest first: those that have begun, and those paid ahead.
 * @param today YYYY-MM-DD
 */
export function duesMonths(kept: readonly KeptMonth[], year: string, today: string): DuesMonth[] {
  const months = Array.from({ length: 12 }, (_, at) => `${year}-${at < 9 ? '0' : ''}${at + 1}`)
  return months.reverse().flatMap((month) => {
    const row = kept.find((one) => one.month === month)
    const paidOn = row?.paidOn ?? null
    if (month > today.slice(0, 7) && paidOn === null) return []
    return [{ month, state: stateOf(row, month, today), paidOn, remindedOn: row?.remindedOn ?? null }]
  })
}

function stateOf(row: KeptMonth | undefined, month: string, today: string): DuesState {
  if (row === undefined) return 'not-kept'
  if (row.paidOn === null) return month < today.slice(0, 7) ? 'owed' : 'due'
  const paid = row.paidOn.slice(0, 7)
  if (paid === month) return 'in-time'
  return paid < month ? 'ahead' : 'late'
}

const PAID: readonly DuesState[] = ['ahead', 'in-time', 'late']

/** The year in one sentence: 已交 10 个月，其中迟交 1 个月；欠交 1 个月. */
export function duesSummary(months: readonly DuesMonth[]): string {
  const count = (...states: readonly DuesState[]) => months.filter(({ state }) => states.includes(state)).length
  const late = count('late')
  const parts = [
    `已交 ${count(...PAID)} 个月${late === 0 ? '' : `，其中迟交 ${late} 个月`}`,
    ...(count('owed') === 0 ? [] : [`欠交 ${count('owed')} 个月`]),
    ...(count('due') === 0 ? [] : ['本月还没交']),
    ...(count('not-kept') === 0 ? [] : [`${count('not-kept')} 个月支部没有登记`]),
  ]
  return parts.join('；')
}
