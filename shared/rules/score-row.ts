import { formatPoints, type Points, pointsFromHundredths } from '../values/points'
import { clauseAmount } from './clause-amount'
import type { EncodedRow } from './facts/encoded-row'
import { curvedAmount, flagsFromSlots, lesser } from './lay-out-program'
import type { CurvedClause, Layout, Program, ProgramClause, ProgramItem } from './program'
import { lossWithinParts } from './standing/loss-within-parts'
import { fallsBehind, standingOf } from './standing/standing-of'
import { type ChecklistTally, tallyTasks } from './standing/tally-tasks'

/** The result of a ruleset on one encoded row. Lines are built from it only when asked for. */
export interface Score {
  /** for a checklist: what was passed; null where points decide */
  readonly checklist: ChecklistTally | null
  readonly total: Points
  /** the total in hundredths before its floor: the base and all items */
  readonly sum: number
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
  return scoreOf(program, encoded, null, sumOfRow(program, encoded.row), given)
}

/**
 * Scores a row of which only one clause changed.
 * @param encoded the row after the change
 * @param before the score before it, under the same program and of its own total
 */
export function rescoreClause(program: Program, encoded: EncodedRow, before: Score, { item }: ProgramClause): Score {
  const items = before.items.slice()
  const points = pointsOfItem(program, item, encoded.row)
  const sum = before.sum + points - (items[item] as number)
  items[item] = points
  return scoreOfItems(program, encoded, items, sum)
}

/** The flags of one clause: from reading its facts and from what its slots say. */
export function flagsOfClause({ compiled, index, at }: ProgramClause, encoded: EncodedRow): readonly string[] {
  const read = encoded.flags.get(index)
  const found = compiled.flags?.(encoded.row, at)
  return read && found ? [...read, ...found] : (read ?? found ?? NONE)
}

const NONE: readonly string[] = []

/**
 * The score that follows from the points of the items.
 * @param sum of the base and all items, in hundredths
 */
export function scoreOfItems(program: Program, encoded: EncodedRow, items: readonly number[], sum: number): Score {
  return scoreOf(program, encoded, items, sum)
}

function scoreOf(
  program: Program,
  encoded: EncodedRow,
  items: readonly number[] | null,
  sum: number,
  given?: Points,
): Score {
  const { total: kind, checklist: words } = program.ruleset
  const total = given ?? pointsFromHundredths(kind.floor !== null && sum < kind.floor ? kind.floor : sum)
  const vetoed = isVetoed(program, encoded)
  const band = bandOf(program, total)
  const outcome: string[] = []
  const checklist = words ? tallyTasks(program, encoded, words) : null
  const standing = checklist ? checklist.standing : standingOf(program, encoded, band, vetoed, outcome)
  if (checklist?.refused) outcome.push('designation-refused:unqualified')
  return new RowScore(program, encoded, total, sum, items, band, standing, checklist, vetoed, outcome)
}

/** A score that works its items, sections and flags out when they are read. */
class RowScore implements Score {
  constructor(
    private readonly program: Program,
    private readonly encoded: EncodedRow,
    readonly total: Points,
    readonly sum: number,
    private kept: readonly number[] | null,
    readonly band: string | null,
    readonly standing: string | null,
    readonly checklist: ChecklistTally | null,
    private readonly vetoed: boolean,
    /** flags of the standing itself */
    private readonly outcome: readonly string[],
  ) {}

  get items(): readonly number[] {
    this.kept ??= this.program.items.map(({ index }) => pointsOfItem(this.program, index, this.encoded.row))
    return this.kept
  }

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

function isVetoed({ layout: { vetoSlots } }: Program, { row, vetoed }: EncodedRow): boolean {
  for (let index = 0; index < vetoSlots.length; index += 1) if (row[vetoSlots[index] as number] === 1) return true
  return vetoed
}

function bandOf({ bands }: Program, total: number): string | null {
  for (const { least, label } of bands) if (total >= least) return label
  return null
}

/** The base and the points of all items, in hundredths. */
function sumOfRow(program: Program, row: Int32Array): number {
  const { loneWon, loneLost, joint, asked } = program.layout
  let total = (program.base + sumOfLone(loneWon, row) - sumOfLone(loneLost, row)) | 0
  for (let index = 0; index < joint.length; index += 1) {
    total = (total + pointsOfPlain(program.layout, joint[index] as number, row)) | 0
  }
  for (let index = 0; index < asked.length; index += 1) total += pointsOfItem(program, asked[index] as number, row)
  return total
}

/** What items of one slot come to. Without a branch an item, because a processor guesses them badly. */
function sumOfLone(lone: Int32Array, row: Int32Array): number {
  let sum = 0
  for (let at = 0; at + 2 < lone.length; at += 3) {
    const amount = Math.imul(row[lone[at] as number] as number, lone[at + 1] as number)
    sum = (sum + lesser(amount, lone[at + 2] as number)) | 0
  }
  return sum
}

/** The points of an item whose slots add up. */
function pointsOfPlain({ rates, itemAt, limits, signs }: Layout, item: number, row: Int32Array): number {
  const end = itemAt[item + 1] as number
  let sum = 0
  for (let slot = itemAt[item] as number; slot < end; slot += 1) {
    sum = (sum + Math.imul(row[slot] as number, rates[slot] as number)) | 0
  }
  return Math.imul(signs[item] as number, lesser(sum, limits[item] as number))
}

/** The points of one item from a row whose slots of that item are filled. */
export function pointsOfItem(program: Program, item: number, row: Int32Array): number {
  const { rates, itemAt, limits, signs, curved } = program.layout
  const laid = program.items[item] as ProgramItem
  const end = itemAt[item + 1] as number
  let sum = laid.parts.length > 0 ? lossWithinParts(program, laid, row) : 0
  for (let index = 0; index < curved.length; index += 1) {
    const each = curved[index] as CurvedClause
    if (each.clause.item === item) sum += each.factor * curvedAmount(each, row)
  }
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
