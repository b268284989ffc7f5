import type { EncodedRow } from './facts/encoded-row'
import type { Program } from './program'

/**
 * The encoded facts of many subjects under one program, one column a slot. Most slots of most subjects are
 * empty, so a column holds only what is filled: who, and how much.
 */
export interface FactColumns {
  readonly subjects: number
  /** `BLOCK` subjects each, the last with the rest */
  readonly blocks: number
  /** what is filled of slot s in block b stands in `filled` at [starts[s * blocks + b], starts[s * blocks + b + 1]) */
  readonly starts: Int32Array
  /** pairs of a subject, rising within a slot, and what stands in its slot, never 0 */
  readonly filled: Int32Array
  /** 1 where reading the facts, not a slot, raised a veto */
  readonly vetoed: Uint8Array
  /** of a checklist: mark of clause c of subject i at c * subjects + i, since what does not apply is not counted; else empty */
  readonly marks: Uint8Array
}

/** Subjects scored together, so that what is added up stays in the processor's nearest memory. */
export const BLOCK = 512

/** Lays encoded rows of one program out as columns. */
export function columnsOfRows(program: Program, rows: readonly EncodedRow[]): FactColumns {
  const subjects = rows.length
  const blocks = Math.ceil(subjects / BLOCK)
  const starts = startsOf(program, rows, blocks)
  const next = starts.slice()
  const filled = new Int32Array(starts[program.slots * blocks] as number)
  for (const [subject, { row }] of rows.entries()) {
    const block = Math.floor(subject / BLOCK)
    for (let slot = 0; slot < program.slots; slot += 1) {
      const value = row[slot] as number
      if (value === 0) continue
      const at = next[slot * blocks + block] as number
      next[slot * blocks + block] = at + 2
      filled[at] = subject
      filled[at + 1] = value
    }
  }
  const vetoed = Uint8Array.from(rows, (row) => (row.vetoed ? 1 : 0))
  return { subjects, blocks, starts, filled, vetoed, marks: marksOf(program, rows) }
}

/** One subject's row out of the columns. */
export function rowInColumns({ slots }: Program, columns: FactColumns, subject: number): Int32Array {
  const { blocks, starts, filled } = columns
  const block = Math.floor(subject / BLOCK)
  const row = new Int32Array(slots)
  for (let slot = 0; slot < slots; slot += 1) {
    const end = starts[slot * blocks + block + 1] as number
    let at = starts[slot * blocks + block] as number
    while (at < end && (filled[at] as number) < subject) at += 2
    if (at < end && filled[at] === subject) row[slot] = filled[at + 1] as number
  }
  return row
}

function startsOf({ slots }: Program, rows: readonly EncodedRow[], blocks: number): Int32Array {
  const starts = new Int32Array(slots * blocks + 1)
  for (const [subject, { row }] of rows.entries()) {
    const block = Math.floor(subject / BLOCK)
    for (let slot = 0; slot < slots; slot += 1) {
      if (row[slot] !== 0) starts[slot * blocks + block + 1] = (starts[slot * blocks + block + 1] as number) + 2
    }
  }
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] as number) + (starts[at - 1] as number)
  return starts
}

function marksOf({ ruleset, clauses }: Program, rows: readonly EncodedRow[]): Uint8Array {
  if (!ruleset.checklist) return new Uint8Array(0)
  const marks = new Uint8Array(clauses.length * rows.length)
  for (const [subject, row] of rows.entries()) {
    for (let index = 0; index < clauses.length; index += 1) {
      marks[index * rows.length + subject] = row.marks[index] as number
    }
  }
  return marks
}
