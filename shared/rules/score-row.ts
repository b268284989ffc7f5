import { type Points, pointsFromHundredths } from '../values/points'
import { clauseAmount } from './clause-amount'
import type { EncodedRow } from './facts/encode-facts'
import { curvedAmount, flagsFromSlots, lesser } from './lay-out-program'
import type { Layout, Program, ProgramClause } from './program'

/** The result of a ruleset on one encoded row. Lines are built from it only when asked for. */
export interface Score {
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

/** Scores one encoded row. Pure, and cannot fail: refusals happened when the facts were encoded. */
export function scoreRow(program: Program, encoded: EncodedRow): Score {
  return scoreOfItems(program, encoded, itemPoints(program.layout, encoded.row))
}

/**
 * Scores a row of which only one clause changed.
 * @param encoded the row after the change
 * @param before the score before it, under the same program
 */
export function rescoreClause(program: Program, encoded: EncodedRow, before: Score, { item }: ProgramClause): Score {
  const items = before.items.slice()
  items[item] = pointsOfItem(program.layout, item, encoded.row)
  return scoreOfItems(program, encoded, items)
}

/** The flags of one clause: from reading its facts and from what its slots say. */
export function flagsOfClause({ compiled, index, at }: ProgramClause, encoded: EncodedRow): readonly string[] {
  const read = encoded.flags.get(index)
  const found = compiled.flags?.(encoded.row, at)
  return read && found ? [...read, ...found] : (read ?? found ?? NONE)
}

const NONE: readonly string[] = []

function scoreOfItems(program: Program, encoded: EncodedRow, items: number[]): Score {
  const { standings, total: kind } = program.ruleset
  let sum = program.base
  for (const points of items) sum += points
  const total = pointsFromHundredths(kind.floor !== null && sum < kind.floor ? kind.floor : sum)
  const vetoed = isVetoed(program, encoded)
  const band = bandOf(program, total)
  const standing = vetoed && standings?.veto !== undefined ? standings.veto : band
  return new RowScore(program, encoded, total, items, band, standing, vetoed)
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
    private readonly vetoed: boolean,
  ) {}

  get sections(): readonly number[] {
    return sectionPoints(this.program, this.items)
  }

  get flags(): readonly string[] {
    const { program, encoded, vetoed, total } = this
    const flags = raisedFlags(program, encoded)
    const rectify = program.ruleset.standings?.rectify
    // Mid-year a low total is only a total to date; nobody is listed for it before the close.
    if (rectify && (vetoed || (encoded.basis === 'closed' && total < rectify.below))) flags.push('rectify')
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

function itemPoints(layout: Layout, row: Int32Array): number[] {
  const { rates, itemAt, limits, signs, curved } = layout
  const items = layout.zeros.slice()
  for (const each of curved) {
    const { item } = each.clause
    items[item] = (items[item] as number) + each.factor * curvedAmount(each, row)
  }
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

function pointsOfItem({ rates, itemAt, limits, signs, curved }: Layout, item: number, row: Int32Array): number {
  const end = itemAt[item + 1] as number
  let sum = 0
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
  for (const { id, first, end, limit } of layout.capping) {
    let sum = 0
    for (let index = first; index < end; index += 1) sum += clauseAmount(clauses[index] as ProgramClause, row)
    if (sum > limit) flags.add(`capped:${id}`)
  }
  return [...flags]
}
