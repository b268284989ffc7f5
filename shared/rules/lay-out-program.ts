import type { Program, ProgramClause, ProgramItem } from './program'

/** A clause whose amount is no linear form of its slots, such as a band. */
export interface CurvedClause {
  readonly clause: ProgramClause
  /** 1 or -1, as the signs of its rates would be */
  readonly factor: number
  /** the amount for slot values from 0 up, where one slot decides; larger values ask the mechanism */
  readonly table: Int32Array | undefined
}

/** A clause that may raise a flag from its slots. */
export interface FlaggingClause {
  readonly clause: ProgramClause
  /** its slots are [at, end) */
  readonly at: number
  readonly end: number
  /** true when it raises none while its slots are empty, so that it need not be asked then */
  readonly quiet: boolean
}

/**
 * The numbers of a program in flat arrays, so that scoring is a loop over whole numbers. Clauses stand in
 * the document's order, so the slots of a clause, and of an item, are neighbours.
 */
export interface Layout {
  /**
   * hundredths a unit of each slot, in the direction of its item; 0 where the clause is curved or does not
   * count in its item. Below zero only for awards in an item that has neither weight nor cap.
   */
  readonly rates: Int32Array
  /** the slots of clause i are [clauseAt[i], clauseAt[i + 1]) */
  readonly clauseAt: Int32Array
  /** the slots of item i are [itemAt[i], itemAt[i + 1]) */
  readonly itemAt: Int32Array
  readonly itemOf: Int32Array
  /** the weight or cap of each item; `NO_LIMIT` where it has neither */
  readonly limits: Int32Array
  /** -1 for an item whose sum is lost, 1 for one whose sum is won */
  readonly signs: Int32Array
  /** one zero an item, to copy from */
  readonly zeros: readonly number[]
  readonly curved: readonly CurvedClause[]
  /** for each clause its place in `curved`, or -1 */
  readonly curvedOf: Int32Array
  readonly flagging: readonly FlaggingClause[]
  /** items that raise a flag when their limit cuts a sum */
  readonly capping: readonly ProgramItem[]
}

/** The limit of an item that has none. */
const NO_LIMIT = 2 ** 30

/** What an item's sum may come to in hundredths, so that whole numbers of 32 bits hold every step. */
export const LARGEST_SUM = 1_000_000_000

/** Values up to which a curved clause's amounts are kept in a table; counts beyond it are rare. */
const TABLE = 64

/** Lays the clauses and items of a program out flat. */
export function layOutProgram({ slots, clauses, items }: Pick<Program, 'slots' | 'clauses' | 'items'>): Layout {
  const rates = new Int32Array(slots)
  const curved: CurvedClause[] = []
  const curvedOf = new Int32Array(clauses.length).fill(-1)
  for (const clause of clauses) {
    const { compiled, at } = clause
    const factor = factorOf(clause, items[clause.item] as ProgramItem)
    for (const [slot, rate] of (compiled.rates ?? []).entries()) rates[at + slot] = rate * factor
    if (compiled.rates || factor === 0) continue
    curvedOf[clause.index] = curved.length
    curved.push({ clause, factor, table: tableOf(clause) })
  }
  const itemAt = Int32Array.from([...items.map(({ first }) => clauses[first]?.at ?? slots), slots])
  for (const { index, id } of items) {
    if (itemAt[index] === itemAt[index + 1]) throw new RangeError(`item ${id} keeps nothing in a row`)
  }
  return {
    rates,
    clauseAt: Int32Array.from([...clauses.map(({ at }) => at), slots]),
    itemAt,
    itemOf: Int32Array.from(clauses, ({ item }) => item),
    limits: Int32Array.from(items, ({ limit }) => Math.min(limit, NO_LIMIT)),
    signs: Int32Array.from(items, ({ kind }) => (kind === 'earned' ? 1 : -1)),
    zeros: items.map(() => 0),
    curved,
    curvedOf,
    flagging: clauses.filter(({ compiled }) => compiled.flags !== undefined).map(flaggingOf),
    capping: items.filter(({ flagsCapped }) => flagsCapped),
  }
}

/**
 * The lesser of two whole numbers that lie less than 2^31 apart. Without a branch, because a processor
 * guesses badly which of many sums are cut.
 */
export function lesser(one: number, other: number): number {
  const below = (one - other) | 0
  return other + (below & (below >> 31))
}

/** The amount of a curved clause in hundredths. */
export function curvedAmount({ clause, table }: CurvedClause, row: ArrayLike<number>): number {
  const { compiled, at } = clause
  return table?.[row[at] as number] ?? compiled.amount(row, at)
}

/** The flags that a clause raises from its slots. */
export function flagsFromSlots({ clause, at, end, quiet }: FlaggingClause, row: ArrayLike<number>): readonly string[] {
  let filled = !quiet
  for (let slot = at; slot < end; slot += 1) if (row[slot] !== 0) filled = true
  return filled ? (clause.compiled.flags?.(row, at) ?? NONE) : NONE
}

const NONE: readonly string[] = []

function flaggingOf(clause: ProgramClause): FlaggingClause {
  const { compiled, at } = clause
  const quiet = (compiled.flags?.(new Int32Array(compiled.slots), 0) ?? NONE).length === 0
  return { clause, at, end: at + compiled.slots, quiet }
}

/** Marks that are held can only be lost, and marks that are earned only won. */
function factorOf({ compiled }: ProgramClause, { kind }: ProgramItem): number {
  if (compiled.effect === 'loss') return kind === 'earned' ? 0 : 1
  if (compiled.effect === 'mark' || kind === 'held') return 0
  return kind === 'earned' ? 1 : -1
}

function tableOf({ compiled }: ProgramClause): Int32Array | undefined {
  return compiled.slots === 1
    ? Int32Array.from({ length: TABLE }, (_, value) => compiled.amount([value], 0))
    : undefined
}
