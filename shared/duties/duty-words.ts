import { parseCivilDate, partsOf } from '../values/civil-date'
import type { DutyState } from './duties-of-ruleset'

/** What of a duty is told to people; dates as they travel, YYYY-MM-DD. */
interface ToldDuty {
  readonly ruleset: string
  readonly duty: string
  readonly label: string
  readonly from: string
  readonly by: string
  readonly times: number
  readonly done: number
  readonly state: DutyState
}

type Occurrence = Omit<ToldDuty, 'done' | 'state'>

const QUARTERS = ['一', '二', '三', '四']

/**
 * What is to be done, how often, and for which part of the year where the same recurs: 听取党建汇报 2 次,
 * 开展主题党日（11月）.
 * @param among every duty of the list that it stands in
 */
export function dutyTitle(told: Occurrence, among: readonly Occurrence[]): string {
  const { ruleset, duty, label, from, by, times } = told
  const recurs = among.some((other) => other.ruleset === ruleset && other.duty === duty && other.by !== by)
  const part = recurs ? partOfYear(from, by) : undefined
  return `${label}${times > 1 ? ` ${times} 次` : ''}${part === undefined ? '' : `（${part}）`}`
}

/** Whether it was done, in words that need no title: 已完成, 还没做, 已做 1 次，还差 1 次, 逾期未做. */
export function dutyStanding({ state, times, done }: Pick<ToldDuty, 'state' | 'times' | 'done'>): string {
  if (state === 'done') return '已完成'
  const some = done > 0 ? `已做 ${done} 次，还差 ${times - done} 次` : undefined
  if (state === 'overdue') return some === undefined ? '逾期未做' : `逾期，${some}`
  return some ?? '还没做'
}

/** The part of a year that two days enclose; undefined for a year, or for what is no such part. */
function partOfYear(from: string, by: string): string | undefined {
  const first = partsOf(parseCivilDate(from))
  const last = partsOf(parseCivilDate(by))
  const months = (last.year - first.year) * 12 + last.month - first.month + 1
  if (first.day !== 1 || last.day < 28) return undefined
  if (months === 1) return `${last.month}月`
  if (months === 2) return `${first.month}至${last.month}月`
  if (months === 3 && last.month % 3 === 0) return `${QUARTERS[last.month / 3 - 1]}季度`
  return months === 6 && last.month % 6 === 0 ? (last.month === 6 ? '上半年' : '下半年') : undefined
}
