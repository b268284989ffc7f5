import { formatPoints, type Points, pointsFromHundredths } from '../values/points'
import { clauseAmount } from './clause-amount'
import type { EncodedRow } from './facts/encoded-row'
import { curvedAmount, flagsFromSlots, lesser } from './lay-out-program'
import type { Program, ProgramClause, ProgramItem } from './program'
import { lossWithinParts } from './standing/loss-within-parts'
import { fallsBehind, standingOf } from './standing/standing-of'
import { type ChecklistTally, tallyTasks } from './standing/tally-tasks'

/** The result of a ruleset on one encoded row. Lines are built from it only when asked for. */
export interface Score {
  /** for a checklist: what was passed; null where points decide */
  readonly checklist: ChecklistTally | null
  readonly total: Points
  /** signed hundredths of each item, after its weight or cap */
  readonly items: readonly number[]
  /** hundredths of each section as shown: what is left, earned or, for a section that counts minus, lost */
  readonly sections: readonly number[]
  /** the standing by the total alone */
  readonly band: string | null
  /** the standing after vetoes; provisional while the score is interim */
  readonly standing: string | null
  readonly flags: readonly string[]
}

/**
 * Scores one encoded row. Pure, and cannot fail: refusals happened when the facts were encoded.
 * @param given a total from outside in place of the row's own, when only its standing is asked
 */
export function scoreRow(program: Program, encoded: EncodedRow, given?: Points): Score {
  return scoreOfItems(program, encoded, itemPoints(program, encoded.row), given)
}

/**
 * Scores a row of which only one clause changed.
 * @param encoded the row after the change
 * @param before the score before it, under the same program and of its own total
 */
export function rescoreClause(program: Program, encoded: EncodedRow, before: Score, { item }: ProgramClause): Score {
  const items = before.items.slice()
  items[item] = pointsOfItem(program, item, encoded.row)
  return scoreOfItems(program, encoded, items)
}

/** The flags of one clause: from reading its facts and from what its slots say. */
export function flagsOfClause({ compiled, index, at }: ProgramClause, encoded: EncodedRow): readonly string[] {
  const read = encoded.flags.get(index)
  const found = compiled.flags?.(encoded.row, at)
  return read && found ? [...read, ...found] : (read ?? found ?? NONE)
}

const NONE: readonly string[] = []

function scoreOfItems(program: Program, encoded: EncodedRow, items: number[], given?: Points): Score {
  const { total: kind, checklist: words } = program.ruleset
  let sum = program.base
  for (const points of items) sum += points
  const total = given ?? pointsFromHundredths(kind.floor !== null && sum < kind.floor ? kind.floor : sum)
  const vetoed = isVetoed(program, encoded)
  const band = bandOf(program, total)
  const outcome: string[] = []
  const checklist = words ? tallyTasks(program, encoded, words) : null
  const standing = checklist ? checklist.standing : standingOf(program, encoded, band, vetoed, outcome)
  if (checklist?.refused) outcome.push('designation-refused:unqualified')
  return new RowScore(program, encoded, total, items, band, standing, checklist, vetoed, outcome)
}

/** A score that works its sections and flags out when they are read. */
class RowScore implements Score {
  constructor(
    private readonly program: Program,
    private readonly encoded: EncodedRow,
    readonly total: Points,
    readonly items: readonly number[],
    readonly band: string | null,
    readonly standing: string | null,
    readonly checklist: ChecklistTally | null,
    private readonly vetoed: boolean,
    /** flags of the standing itself */
    private readonly outcome: readonly string[],
  ) {}

  get sections(): readonly number[] {
    return sectionPoints(this.program, this.items)
  }

  get flags(): readonly string[] {
    const { program, encoded, vetoed, total, standing, outcome } = this
    const flags = [...raisedFlags(program, encoded), ...outcome]
    // Mid-year a low total is only a total to date; nobody is listed for it before the close.
    const low = encoded.basis === 'closed' && fallsBehind(program, total, standing)
    if (program.ruleset.standings?.rectify && (vetoed || low)) flags.push('rectify')
    if (encoded.basis === 'interim') flags.push('interim')
    return flags
  }
}

function isVetoed({ layout }: Program, { row, vetoed }: EncodedRow): boolean {
  for (const each of layout.flagging) if (flagsFromSlots(each, row).includes('veto')) return true
  return vetoed
}

function bandOf({ bands }: Program, total: number): string | null {
  for (const { least, label } of bands) if (total >= least) return label
  return null
}

function itemPoints(program: Program, row: Int32Array): number[] {
  const { rates, itemAt, limits, signs, curved, parted, zeros } = program.layout
  const items = zeros.slice()
  for (const each of curved) {
    const { item } = each.clause
    items[item] = (items[item] as number) + each.factor * curvedAmount(each, row)
  }
  for (const item of parted) items[item.index] = lossWithinParts(program, item, row)
  let slot = 0
  for (let item = 0; item < items.length; item += 1) {
    const end = itemAt[item + 1] as number
    let sum = items[item] as number
    // An item has a slot at least: `layOutProgram` sees to it.
    do {
      sum += (row[slot] as number) * (rates[slot] as number)
      slot += 1
    } while (slot < end)
    items[item] = Math.imul(signs[item] as number, lesser(sum, limits[item] as number))
  }
  return items
}

function pointsOfItem(program: Program, item: number, row: Int32Array): number {
  const { rates, itemAt, limits, signs, curved } = program.layout
  const laid = program.items[item] as ProgramItem
  const end = itemAt[item + 1] as number
  let sum = laid.parts.length > 0 ? lossWithinParts(program, laid, row) : 0
  for (const each of curved) if (each.clause.item === item) sum += each.factor * curvedAmount(each, row)
  for (let slot = itemAt[item] as number; slot < end; slot += 1) sum += (row[slot] as number) * (rates[slot] as number)
  return Math.imul(signs[item] as number, lesser(sum, limits[item] as number))
}

function sectionPoints({ sections, items }: Program, points: readonly number[]): number[] {
  const deltas = sections.map(() => 0)
  for (const { index, section } of items) {
    deltas[section] = (deltas[section] as number) + (points[index] as number)
  }
  // Children come after their parents, so going backwards each is whole before its parent takes it.
  for (const { index, parent } of [...sections].reverse()) {
    if (parent !== undefined) deltas[parent] = (deltas[parent] as number) + (deltas[index] as number)
  }
  return sections.map(({ index, counts, held }) => {
    const delta = deltas[index] as number
    return counts === 'minus' ? 0 - delta : held + delta
  })
}

/** Flags from reading the facts, then from the slots, then of cut items; each once and in the document's order. */
function raisedFlags({ layout, clauses }: Program, { raised, row }: EncodedRow): string[] {
  const flags = new Set(raised)
  for (const each of layout.flagging) {
    for (const flag of flagsFromSlots(each, row)) flags.add(flag)
  }
  for (const { id, first, end, limit, flagsCapped } of layout.capping) {
    let sum = 0
    for (let index = first; index < end; index += 1) sum += clauseAmount(clauses[index] as ProgramClause, row)
    if (sum > limit) flags.add(flagsCapped === 'capped' ? `capped:${id}` : `bonus-capped:${formatPoints(sum)}`)
  }
  return [...flags]
}
