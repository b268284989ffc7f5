import { type Points, pointsFromHundredths } from '../values/points'
import type { EncodedRow } from './facts/encode-facts'
import { curvedAmount, type Layout } from './lay-out-program'
import type { Program, ProgramClause } from './program'

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

/** The amount of one clause in hundredths before its item's limit; never negative. */
export function clauseAmount(clause: ProgramClause, row: ArrayLike<number>): number {
  const { compiled, at } = clause
  const { rates } = compiled
  if (!rates) return compiled.amount(row, at)
  let amount = 0
  for (let slot = 0; slot < rates.length; slot += 1) amount += (row[at + slot] as number) * (rates[slot] as number)
  return amount
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
  const flags = raisedFlags(program, encoded)
  const vetoed = flags.includes('veto')
  const band = bandOf(program, total)
  // Mid-year a low total is only a total to date; nobody is listed for it before the close.
  const low = standings?.rectify && encoded.basis === 'closed' && total < standings.rectify.below
  if (standings?.rectify && (vetoed || low)) flags.push('rectify')
  if (encoded.basis === 'interim') flags.push('interim')
  return {
    total,
    items,
    sections: sectionPoints(program, items),
    band,
    standing: vetoed && standings?.veto !== undefined ? standings.veto : band,
    flags,
  }
}

function bandOf({ bands }: Program, total: number): string | null {
  for (const { least, label } of bands) if (total >= least) return label
  return null
}

function itemPoints(layout: Layout, row: Int32Array): number[] {
  const { rates, itemAt, least, most, curved } = layout
  const items: number[] = []
  let slot = 0
  for (let item = 1; item < itemAt.length; item += 1) {
    const end = itemAt[item] as number
    let sum = 0
    for (; slot < end; slot += 1) sum += (row[slot] as number) * (rates[slot] as number)
    items.push(sum)
  }
  for (const each of curved) {
    const { item } = each.clause
    items[item] = (items[item] as number) + each.sign * curvedAmount(each, row)
  }
  for (let item = 0; item < items.length; item += 1) {
    items[item] = within(items[item] as number, least[item] as number, most[item] as number)
  }
  return items
}

function pointsOfItem(layout: Layout, item: number, row: Int32Array): number {
  const { rates, itemAt, least, most, curved } = layout
  const end = itemAt[item + 1] as number
  let sum = 0
  for (let slot = itemAt[item] as number; slot < end; slot += 1) sum += (row[slot] as number) * (rates[slot] as number)
  for (const each of curved) if (each.clause.item === item) sum += each.sign * curvedAmount(each, row)
  return within(sum, least[item] as number, most[item] as number)
}

function within(points: number, least: number, most: number): number {
  if (points < least) return least
  // A rate below zero times no case is minus zero, which would show.
  return points > most ? most : points + 0
}

function sectionPoints({ sections, layout }: Program, items: readonly number[]): number[] {
  const { sectionOf } = layout
  const deltas: number[] = []
  for (let index = 0; index < sections.length; index += 1) deltas.push(0)
  for (let item = 0; item < items.length; item += 1) {
    const section = sectionOf[item] as number
    deltas[section] = (deltas[section] as number) + (items[item] as number)
  }
  // Children come after their parents, so going backwards each is whole before its parent takes it.
  for (let index = sections.length - 1; index >= 0; index -= 1) {
    const { parent, counts, held } = sections[index] as Program['sections'][number]
    const delta = deltas[index] as number
    if (parent !== undefined) deltas[parent] = (deltas[parent] as number) + delta
    deltas[index] = counts === 'minus' ? 0 - delta : held + delta
  }
  return deltas
}

/** Flags from the slots, then those from reading the facts, then cut items; each in the document's order. */
function raisedFlags(program: Program, encoded: EncodedRow): string[] {
  const { flagging, capping } = program.layout
  const flags: string[] = []
  for (const { compiled, at } of flagging) addMissing(flags, compiled.flags?.(encoded.row, at) ?? NONE)
  if (encoded.flags.size > 0) {
    for (const { index } of program.clauses) addMissing(flags, encoded.flags.get(index) ?? NONE)
  }
  for (const { id, first, end, limit } of capping) {
    let sum = 0
    for (let index = first; index < end; index += 1) {
      sum += clauseAmount(program.clauses[index] as ProgramClause, encoded.row)
    }
    if (sum > limit) flags.push(`capped:${id}`)
  }
  return flags
}

function addMissing(flags: string[], found: readonly string[]): void {
  for (const flag of found) if (!flags.includes(flag)) flags.push(flag)
}
