import { BLOCK, type FactColumns, rowInColumns } from './fact-columns'
import type { CurvedClause, Layout, Program } from './program'
import { pointsOfItem } from './score-row'
import { standingOf } from './standing/standing-of'
import { tallyTasks } from './standing/tally-tasks'

/** Scores of many subjects, one column an item. Points are signed hundredths. */
export interface ScoreColumns {
  readonly subjects: number
  /** `totals` and then `items` in one array, since each array costs its own checks at every step */
  readonly cells: Int32Array
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
  const cells = new Int32Array((1 + program.items.length) * subjects)
  return {
    subjects,
    cells,
    totals: cells.subarray(0, subjects),
    items: cells.subarray(subjects),
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
    for (let item = 0; item < program.items.length; item += 1) scoreItem(program, item, columns, scores.cells, block)
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

function scoreItem(program: Program, item: number, columns: FactColumns, cells: Int32Array, block: Block): void {
  const { rates, itemAt, whole, curved, limits, signs } = program.layout
  if (whole[item] === 1) {
    askRows(program, item, columns, cells, block)
    return
  }
  const { subjects, blocks, starts, filled } = columns
  const column = (1 + item) * subjects
  const sign = signs[item] as number
  const limit = Math.imul(sign, limits[item] as number)
  const end = itemAt[item + 1] as number
  for (let slot = itemAt[item] as number; slot < end; slot += 1) {
    const rate = Math.imul(sign, rates[slot] as number)
    if (rate === 0) continue
    const from = starts[slot * blocks + block.index] as number
    const to = starts[slot * blocks + block.index + 1] as number
    addSlot(cells, column, filled, from, to, rate, limit, sign >> 31)
  }
  for (let index = 0; index < curved.length; index += 1) {
    const each = curved[index] as CurvedClause
    if (each.clause.item === item) addCurved(each, columns, cells, column, block, limit, sign)
  }
}

/**
 * Adds what a slot gives or takes to the points of those who have something in it, and to their totals.
 * @param filled its pairs stand in [from, to)
 * @param side 0 where points are won, -1 where they are lost
 */
function addSlot(
  cells: Int32Array,
  column: number,
  filled: Int32Array,
  from: number,
  to: number,
  rate: number,
  limit: number,
  side: number,
): void {
  let at = from
  // Each round of a loop asks anew what kind of arrays these are; four subjects a round share the answer.
  for (; at + 6 < to; at = (at + 8) | 0) {
    add(cells, column, filled, at, rate, limit, side)
    add(cells, column, filled, (at + 2) | 0, rate, limit, side)
    add(cells, column, filled, (at + 4) | 0, rate, limit, side)
    add(cells, column, filled, (at + 6) | 0, rate, limit, side)
  }
  for (; at < to; at = (at + 2) | 0) add(cells, column, filled, at, rate, limit, side)
}

function add(
  cells: Int32Array,
  column: number,
  filled: Int32Array,
  at: number,
  rate: number,
  limit: number,
  side: number,
): void {
  const subject = filled[at] as number
  const cell = (column + subject) | 0
  const before = cells[cell] as number
  // As `within` cuts, which the compiler takes in here only where it is written out.
  const beyond = (before + Math.imul(filled[(at + 1) | 0] as number, rate) - limit) | 0
  const points = (limit + (beyond & ((beyond >> 31) ^ side))) | 0
  cells[cell] = points
  cells[subject] = ((cells[subject] as number) + points - before) | 0
}

/**
 * Points that are won and at most their limit (side 0), or lost and not below it (side -1). Without a branch,
 * because a processor guesses badly which of many are cut.
 */
function within(points: number, limit: number, side: number): number {
  const beyond = (points - limit) | 0
  return (limit + (beyond & ((beyond >> 31) ^ side))) | 0
}

/** A clause of one slot that takes and gives nothing while it is empty. */
function addCurved(
  { clause, factor, table }: CurvedClause,
  { blocks, starts, filled }: FactColumns,
  cells: Int32Array,
  column: number,
  { index }: Block,
  limit: number,
  sign: number,
): void {
  const { at: slot, compiled } = clause
  const to = starts[slot * blocks + index + 1] as number
  for (let at = starts[slot * blocks + index] as number; at < to; at += 2) {
    const subject = filled[at] as number
    const value = filled[at + 1] as number
    const amount = table?.[value] ?? compiled.amount([value], 0)
    const before = cells[column + subject] as number
    const points = within(before + sign * factor * amount, limit, sign >> 31)
    cells[column + subject] = points
    cells[subject] = (cells[subject] as number) + points - before
  }
}

/** What only each subject's own slots together can tell: clauses that are no sum, limits that use each other up. */
function askRows(
  program: Program,
  item: number,
  columns: FactColumns,
  cells: Int32Array,
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
    cells[(1 + item) * subjects + subject] = points
    cells[subject] = (cells[subject] as number) + points
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
