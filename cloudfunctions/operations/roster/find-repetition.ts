import { type RosterColumn, rosterColumns } from '../../../shared/people/roster'
import { likeness } from './compare-people'
import { marksOf } from './find-person'
import type { RosterEntry, RosterPlace } from './roster-row'

/** A row that was taken, with the branch it means. */
export interface TakenRow {
  readonly entry: RosterEntry
  readonly branchId: string
}

export interface Repetition {
  readonly fate: 'duplicate' | 'refused'
  readonly reason: string
}

/** More people of one name than a city's phone book has; beyond it somebody is playing. */
const MOST_NAMESAKES = 200
const COMPARED = ['sex', 'birthMonth', 'class', 'group', 'from'] as const satisfies readonly RosterColumn[]

/** Whether a row repeats one that was taken before it, or cannot be told from it; undefined when it does neither. */
export function findRepetition(row: TakenRow, before: readonly TakenRow[]): Repetition | undefined {
  if (before.length >= MOST_NAMESAKES) return { fate: 'refused', reason: `同名的超过 ${MOST_NAMESAKES} 行，请核对` }
  for (const other of before) {
    const repetition = compare(row, other)
    if (repetition) return repetition
  }
  return undefined
}

/** A row's place, as one says it. */
export function placeInWords({ sheet, row }: RosterPlace): string {
  return `“${sheet}”第 ${row} 行`
}

function compare(row: TakenRow, other: TakenRow): Repetition | undefined {
  const like = likeness(marksOf(row.entry), marksOf(other.entry))
  const place = placeInWords(other.entry)
  const sameBranch = row.branchId === other.branchId
  if (like === 'other' || (like === 'unsure' && !sameBranch) || (like === 'unknown' && !sameBranch)) return undefined
  if (!sameBranch) {
    const birthKnown = row.entry.birthMonth !== undefined && other.entry.birthMonth !== undefined
    const remedy = birthKnown ? '请只留一行' : `不是同一人的，请填“${rosterColumns.birthMonth}”一栏`
    return { fate: 'refused', reason: `与${place}疑似同一人，党支部不同；${remedy}` }
  }
  const differing = COMPARED.filter((column) => contradicts(row.entry[column], other.entry[column]))
  if ((like === 'same' || like === 'unknown') && differing.length === 0) {
    return { fate: 'duplicate', reason: `与${place}重复` }
  }
  if (like === 'same') {
    const columns = differing.map((column) => rosterColumns[column]).join('、')
    return { fate: 'refused', reason: `与${place}是同一人，${columns}却不同；请只留一行` }
  }
  return { fate: 'refused', reason: `与${place}同名，分不清是否同一人；请填“出生年月”和“入党日期”两栏` }
}

function contradicts(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other
}
