import { BLOCK, type FactColumns, rowInColumns } from './fact-columns'
import { lesser } from './lay-out-program'
import type { CurvedClause, Layout, Program } from './program'
import { pointsOfItem } from './score-row'
import { standingOf } from './standing/standing-of'
import { tallyTasks } from './standing/tally-tasks'

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
  const { subjects, blocks } = columns
  const { layout, ruleset } = program
  const edges = edgesOf(program)
  scores.totals.fill(program.base)
  scores.items.fill(0)
  scores.vetoed.set(columns.vetoed)
  for (let index = 0; index < blocks; index += 1) {
    const block = { index, from: index * BLOCK, to: Math.min((index + 1) * BLOCK, subjects) }
    for (let item = 0; item < program.items.length; item += 1) scoreItem(program, item, columns, scores, block)
    if (ruleset.total.floor !== null) raiseToFloor(scores, block, ruleset.total.floor)
    placeInBands(scores, block, edges, program.bands.length)
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
  const { subjects, marks } = columns
  const { checklist } = program.ruleset
  const row = rowInColumns(program, columns, subject)
  if (checklist) {
    const own = Uint8Array.from(program.clauses, (_, index) => marks[index * subjects + subject] as number)
    return tallyTasks(program, { row, marks: own }, checklist).standing
  }
  const band = program.bands[scores.bands[subject] as number]?.label ?? null
  return standingOf(program, { row }, band, scores.vetoed[subject] === 1, [])
}

interface Block {
  readonly index: number
  /** its subjects are [from, to) */
  readonly from: number
  readonly to: number
}

function scoreItem(program: Program, item: number, columns: FactColumns, scores: ScoreColumns, block: Block): void {
  const { rates, itemAt, whole, curved } = program.layout
  if (whole[item] === 1) {
    askRows(program, item, columns, scores, block)
    return
  }
  const end = itemAt[item + 1] as number
  for (let slot = itemAt[item] as number; slot < end; slot += 1) {
    if (rates[slot] !== 0) addSlot(program.layout, item, slot, columns, scores, block)
  }
  for (let index = 0; index < curved.length; index += 1) {
    const each = curved[index] as CurvedClause
    if (each.clause.item === item) addCurved(program.layout, each, columns, scores, block)
  }
}

/** Adds a slot's share to the items and totals of those who have something in it. */
function addSlot(
  { rates, limits, signs }: Layout,
  item: number,
  slot: number,
  { subjects, blocks, starts, filled }: FactColumns,
  { items, totals }: ScoreColumns,
  { index }: Block,
): void {
  const rate = rates[slot] as number
  const limit = limits[item] as number
  const sign = signs[item] as number
  const column = item * subjects
  const end = starts[slot * blocks + index + 1] as number
  let at = starts[slot * blocks + index] as number
  // Each round of a loop asks anew what kind of arrays these are; four subjects a round share the answer.
  for (; at + 6 < end; at += 8) {
    add(items, totals, column, filled[at] as number, Math.imul(filled[at + 1] as number, rate), limit, sign)
    add(items, totals, column, filled[at + 2] as number, Math.imul(filled[at + 3] as number, rate), limit, sign)
    add(items, totals, column, filled[at + 4] as number, Math.imul(filled[at + 5] as number, rate), limit, sign)
    add(items, totals, column, filled[at + 6] as number, Math.imul(filled[at + 7] as number, rate), limit, sign)
  }
  for (; at < end; at += 2) {
    add(items, totals, column, filled[at] as number, Math.imul(filled[at + 1] as number, rate), limit, sign)
  }
}

function add(
  items: Int32Array,
  totals: Int32Array,
  column: number,
  subject: number,
  amount: number,
  limit: number,
  sign: number,
): void {
  const before = items[column + subject] as number
  const points = Math.imul(sign, lesser((Math.imul(sign, before) + amount) | 0, limit))
  items[column + subject] = points
  totals[subject] = ((totals[subject] as number) + points - before) | 0
}

/** A clause of one slot that takes and gives nothing while it is empty. */
function addCurved(
  { limits, signs }: Layout,
  { clause, factor, table }: CurvedClause,
  { subjects, blocks, starts, filled }: FactColumns,
  { items, totals }: ScoreColumns,
  { index }: Block,
): void {
  const { item, at: slot, compiled } = clause
  const limit = limits[item] as number
  const sign = signs[item] as number
  const end = starts[slot * blocks + index + 1] as number
  for (let at = starts[slot * blocks + index] as number; at < end; at += 2) {
    const value = filled[at + 1] as number
    const amount = table?.[value] ?? compiled.amount([value], 0)
    add(items, totals, item * subjects, filled[at] as number, factor * amount, limit, sign)
  }
}

/** What only each subject's own slots together can tell: clauses that are no sum, limits that use each other up. */
function askRows(
  program: Program,
  item: number,
  columns: FactColumns,
  { items, totals }: ScoreColumns,
  { index, from, to }: Block,
): void {
  const { subjects, blocks, starts, filled } = columns
  const first = program.layout.itemAt[item] as number
  const width = (program.layout.itemAt[item + 1] as number) - first
  const rows = new Int32Array(width * (to - from))
  for (let place = 0; place < width; place += 1) {
    const start = (first + place) * blocks + index
    for (let at = starts[start] as number; at < (starts[start + 1] as number); at += 2) {
      rows[((filled[at] as number) - from) * width + place] = filled[at + 1] as number
    }
  }
  const row = new Int32Array(program.slots)
  for (let subject = from; subject < to; subject += 1) {
    for (let place = 0; place < width; place += 1) row[first + place] = rows[(subject - from) * width + place] as number
    const points = pointsOfItem(program, item, row)
    items[item * subjects + subject] = points
    totals[subject] = (totals[subject] as number) + points
  }
}

function raiseToFloor({ totals }: ScoreColumns, { from, to }: Block, floor: number): void {
  for (let subject = from; subject < to; subject += 1) {
    if ((totals[subject] as number) < floor) totals[subject] = floor
  }
}

/** The totals that each band or one before it asks for at the least; the last band of a ruleset asks for none. */
function edgesOf({ bands }: Program): Int32Array {
  let lowest = Number.POSITIVE_INFINITY
  const edges = bands.map(({ least }) => {
    lowest = Math.min(lowest, least)
    return lowest
  })
  return Int32Array.from(edges.filter((edge) => Number.isFinite(edge)))
}

/** Counts the edges a total stays under, without a branch that a processor would guess. */
function placeInBands({ totals, bands }: ScoreColumns, { from, to }: Block, edges: Int32Array, count: number): void {
  for (let subject = from; subject < to; subject += 1) {
    const total = totals[subject] as number
    let band = 0
    for (let edge = 0; edge < edges.length; edge += 1) band += ((total - (edges[edge] as number)) | 0) >>> 31
    bands[subject] = band === count ? -1 : band
  }
}

function markVetoes({ vetoSlots }: Layout, { blocks, starts, filled }: FactColumns, vetoed: Uint8Array): void {
  for (const slot of vetoSlots) {
    const end = starts[(slot + 1) * blocks] as number
    for (let at = starts[slot * blocks] as number; at < end; at += 2) {
      if (filled[at + 1] === 1) vetoed[filled[at] as number] = 1
    }
  }
}
