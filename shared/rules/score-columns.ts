import type { EncodedRow } from './facts/encoded-row'
import { curvedAmount, flagsFromSlots, lesser } from './lay-out-program'
import type { CurvedClause, Layout, Program, ProgramItem } from './program'
import { lossWithinParts } from './standing/loss-within-parts'
import { standingOf } from './standing/standing-of'
import { tallyTasks } from './standing/tally-tasks'

/** The encoded facts of many subjects under one program, one column a slot. */
export interface FactColumns {
  readonly subjects: number
  /** slot s of subject i stands at s * subjects + i */
  readonly slots: Int32Array
  /** 1 where reading the facts, not a slot, raised a veto */
  readonly vetoed: Uint8Array
  /** of a checklist: mark of clause c of subject i at c * subjects + i, since what does not apply is not counted; else empty */
  readonly marks: Uint8Array
}

/** Scores of many subjects, one column an item. Points are signed hundredths. */
export interface ScoreColumns {
  readonly subjects: number
  readonly totals: Int32Array
  /** item k of subject i stands at k * subjects + i, after its weight or cap */
  readonly items: Int32Array
  /** index into the program's bands of the standing by the total alone; -1 where there is none */
  readonly bands: Int8Array
  /** 1 where a veto overrides the band */
  readonly vetoed: Uint8Array
}

/** Subjects scored together, so that what is added up stays in the processor's nearest memory. */
const BLOCK = 256

/** Lays encoded rows of one program out as columns. */
export function columnsOfRows(program: Program, rows: readonly EncodedRow[]): FactColumns {
  const subjects = rows.length
  const columns = {
    subjects,
    slots: new Int32Array(program.slots * subjects),
    vetoed: new Uint8Array(subjects),
    marks: new Uint8Array(markedClauses(program) * subjects),
  }
  for (const [subject, { row, vetoed, marks }] of rows.entries()) {
    for (let index = 0; index < markedClauses(program); index += 1) {
      columns.marks[index * subjects + subject] = marks[index] as number
    }
    for (let slot = 0; slot < program.slots; slot += 1) columns.slots[slot * subjects + subject] = row[slot] as number
    if (vetoed) columns.vetoed[subject] = 1
  }
  return columns
}

function markedClauses({ ruleset, clauses }: Program): number {
  return ruleset.checklist ? clauses.length : 0
}

/** Columns to score so many subjects into; may be used again, since fresh memory costs more than the scores. */
export function emptyScores(program: Program, subjects: number): ScoreColumns {
  return {
    subjects,
    totals: new Int32Array(subjects),
    items: new Int32Array(program.items.length * subjects),
    bands: new Int8Array(subjects),
    vetoed: new Uint8Array(subjects),
  }
}

/**
 * Scores many subjects at once: for each the same total, items and band as `scoreRow`. Standings
 * (`standingInColumns`), sections and lines follow when somebody looks.
 * @param scores filled and returned; as many subjects as the columns have
 */
export function scoreColumns(
  program: Program,
  columns: FactColumns,
  scores: ScoreColumns = emptyScores(program, columns.subjects),
): ScoreColumns {
  const { subjects } = columns
  const { layout, ruleset } = program
  const floor = ruleset.total.floor ?? Number.NEGATIVE_INFINITY
  const edges = Float64Array.from(program.bands, ({ least }) => least)
  const before = new Int32Array(BLOCK)
  scores.totals.fill(program.base)
  scores.vetoed.set(columns.vetoed)
  for (let from = 0; from < subjects; from += BLOCK) {
    const block = { from, to: Math.min(from + BLOCK, subjects), before }
    for (let item = 0; item < program.items.length; item += 1) scoreItem(program, item, columns, scores, block)
    placeInBands(scores, block, floor, edges)
  }
  markVetoes(layout, columns, scores.vetoed)
  return scores
}

/** The standing of one subject of the columns: the same as `scoreRow`, by the general code where it is more than a band. */
export function standingInColumns(
  program: Program,
  columns: FactColumns,
  scores: ScoreColumns,
  subject: number,
): string | null {
  const { subjects, slots, marks } = columns
  const { checklist } = program.ruleset
  const row = new Int32Array(program.slots)
  for (let slot = 0; slot < program.slots; slot += 1) row[slot] = slots[slot * subjects + subject] as number
  if (checklist) {
    const own = Uint8Array.from(program.clauses, (_, index) => marks[index * subjects + subject] as number)
    return tallyTasks(program, { row, marks: own }, checklist).standing
  }
  const band = program.bands[scores.bands[subject] as number]?.label ?? null
  return standingOf(program, { row }, band, scores.vetoed[subject] === 1, [])
}

interface Block {
  /** its subjects are [from, to) */
  readonly from: number
  readonly to: number
  /** what their sums begin with: zeros, but for items that one pass cannot add up */
  readonly before: Int32Array
}

/** Adds an item's slots up for a block of subjects, cuts the sums and adds them to the totals. */
function scoreItem(program: Program, item: number, columns: FactColumns, scores: ScoreColumns, block: Block): void {
  const { layout } = program
  const end = layout.itemAt[item + 1] as number
  let slot = layout.itemAt[item] as number
  let filled = false
  for (const each of layout.curved) {
    if (each.clause.item !== item) continue
    addCurved(columns, each, block)
    filled = true
  }
  const parted = layout.parted.find(({ index }) => index === item)
  if (parted) {
    addParted(program, columns, parted, block)
    filled = true
  }
  for (; end - slot > GROUP; slot += 1) {
    addSlot(columns, layout, slot, block)
    filled = true
  }
  if (end - slot === 1) cutOne(layout, item, columns, scores, slot, block)
  else cutGroup(layout, item, columns, scores, slot, end, block)
  if (filled) block.before.fill(0)
}

function cutOne(
  { rates, limits, signs }: Layout,
  item: number,
  { slots, subjects }: FactColumns,
  { items, totals }: ScoreColumns,
  slot: number,
  { from, to, before }: Block,
): void {
  const rate = rates[slot] as number
  const limit = limits[item] as number
  const sign = signs[item] as number
  const at = item * subjects
  const column = slot * subjects
  for (let subject = from; subject < to; subject += 1) {
    const sum = ((before[subject - from] as number) + Math.imul(slots[column + subject] as number, rate)) | 0
    const points = Math.imul(sign, lesser(sum, limit))
    items[at + subject] = points
    totals[subject] = ((totals[subject] as number) + points) | 0
  }
}

/** Slots that one pass adds up. */
const GROUP = 5

function cutGroup(
  layout: Layout,
  item: number,
  columns: FactColumns,
  { items, totals }: ScoreColumns,
  slot: number,
  end: number,
  { from, to, before }: Block,
): void {
  const { subjects, slots } = columns
  const limit = layout.limits[item] as number
  const sign = layout.signs[item] as number
  const at = item * subjects
  // A group that is not full reads its last column again, at rate zero.
  const last = end - 1
  const a = slot * subjects
  const b = Math.min(slot + 1, last) * subjects
  const c = Math.min(slot + 2, last) * subjects
  const d = Math.min(slot + 3, last) * subjects
  const e = Math.min(slot + 4, last) * subjects
  const rateOf = (place: number) => (slot + place < end ? (layout.rates[slot + place] as number) : 0)
  const ra = rateOf(0)
  const rb = rateOf(1)
  const rc = rateOf(2)
  const rd = rateOf(3)
  const re = rateOf(4)
  for (let subject = from; subject < to; subject += 1) {
    const sum =
      ((before[subject - from] as number) +
        Math.imul(slots[a + subject] as number, ra) +
        Math.imul(slots[b + subject] as number, rb) +
        Math.imul(slots[c + subject] as number, rc) +
        Math.imul(slots[d + subject] as number, rd) +
        Math.imul(slots[e + subject] as number, re)) |
      0
    const points = Math.imul(sign, lesser(sum, limit))
    items[at + subject] = points
    totals[subject] = ((totals[subject] as number) + points) | 0
  }
}

function addSlot({ slots, subjects }: FactColumns, { rates }: Layout, slot: number, { from, to, before }: Block): void {
  const rate = rates[slot] as number
  const column = slot * subjects
  for (let subject = from; subject < to; subject += 1) {
    before[subject - from] = (before[subject - from] as number) + (slots[column + subject] as number) * rate
  }
}

function addCurved({ slots, subjects }: FactColumns, curved: CurvedClause, { from, to, before }: Block): void {
  const { at: first, compiled } = curved.clause
  const row = new Int32Array(first + compiled.slots)
  for (let subject = from; subject < to; subject += 1) {
    for (let slot = first; slot < row.length; slot += 1) row[slot] = slots[slot * subjects + subject] as number
    before[subject - from] = (before[subject - from] as number) + curved.factor * curvedAmount(curved, row)
  }
}

/** The limits within an item use each other up, so that each subject is asked by itself. */
function addParted(program: Program, { slots, subjects }: FactColumns, item: ProgramItem, block: Block): void {
  const { itemAt } = program.layout
  const end = itemAt[item.index + 1] as number
  const row = new Int32Array(end)
  for (let subject = block.from; subject < block.to; subject += 1) {
    for (let slot = itemAt[item.index] as number; slot < end; slot += 1)
      row[slot] = slots[slot * subjects + subject] as number
    block.before[subject - block.from] =
      (block.before[subject - block.from] as number) + lossWithinParts(program, item, row)
  }
}

function placeInBands({ totals, bands }: ScoreColumns, { from, to }: Block, floor: number, edges: Float64Array): void {
  for (let subject = from; subject < to; subject += 1) {
    const total = Math.max(totals[subject] as number, floor)
    totals[subject] = total
    let band = 0
    while (band < edges.length && total < (edges[band] as number)) band += 1
    bands[subject] = band === edges.length ? -1 : band
  }
}

function markVetoes(layout: Layout, { slots, subjects }: FactColumns, vetoed: Uint8Array): void {
  for (const each of layout.flagging) {
    const row = new Int32Array(each.end)
    for (let subject = 0; subject < subjects; subject += 1) {
      if (vetoed[subject] === 1) continue
      for (let slot = each.at; slot < each.end; slot += 1) row[slot] = slots[slot * subjects + subject] as number
      if (flagsFromSlots(each, row).includes('veto')) vetoed[subject] = 1
    }
  }
}
