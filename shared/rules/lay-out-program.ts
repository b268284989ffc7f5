import type { Program, ProgramClause, ProgramItem } from './program'

/** A clause whose amount is no linear form of its slots, such as a band. */
export interface CurvedClause {
  readonly clause: ProgramClause
  /** -1 for a loss, 1 for an award, 0 where the clause does not count in an item of this kind */
  readonly sign: number
  /** the amount for slot values from 0 up, where one slot decides; larger values ask the mechanism */
  readonly table: Int32Array | undefined
}

/**
 * The numbers of a program in flat arrays, so that scoring is a loop over whole numbers. Clauses stand in
 * the document's order, so the slots of a clause, and of an item, are neighbours.
 */
export interface Layout {
  /** signed hundredths a unit of each slot; 0 where the clause is curved or does not count in its item */
  readonly rates: Int32Array
  /** the slots of clause i are [clauseAt[i], clauseAt[i + 1]) */
  readonly clauseAt: Int32Array
  /** the slots of item i are [itemAt[i], itemAt[i + 1]) */
  readonly itemAt: Int32Array
  readonly itemOf: Int32Array
  /** the weight or cap of each item; Infinity where it has neither */
  readonly limits: Float64Array
  /** least and most signed points of each item */
  readonly least: Float64Array
  readonly most: Float64Array
  readonly sectionOf: Int32Array
  readonly curved: readonly CurvedClause[]
  /** clauses that may raise a flag from their slots */
  readonly flagging: readonly ProgramClause[]
  /** items that raise a flag when their limit cuts a sum */
  readonly capping: readonly ProgramItem[]
}

/** Values up to which a curved clause's amounts are kept in a table; counts beyond it are rare. */
const TABLE = 64

/** Lays the clauses and items of a program out flat. */
export function layOutProgram({ slots, clauses, items }: Pick<Program, 'slots' | 'clauses' | 'items'>): Layout {
  const rates = new Int32Array(slots)
  const curved: CurvedClause[] = []
  for (const clause of clauses) {
    const { compiled, at } = clause
    const sign = signOf(clause, items[clause.item] as ProgramItem)
    if (compiled.rates)
      rates.set(
        compiled.rates.map((rate) => (sign === 0 ? 0 : sign * rate)),
        at,
      )
    else if (compiled.effect !== 'mark') curved.push({ clause, sign, table: tableOf(clause) })
  }
  return {
    rates,
    clauseAt: Int32Array.from([...clauses.map(({ at }) => at), slots]),
    itemAt: Int32Array.from([...items.map(({ first }) => clauses[first]?.at ?? slots), slots]),
    itemOf: Int32Array.from(clauses, ({ item }) => item),
    limits: Float64Array.from(items, ({ limit }) => limit),
    least: Float64Array.from(items, ({ kind, limit }) => (kind === 'earned' ? 0 : -limit)),
    most: Float64Array.from(items, ({ kind, limit }) => (kind === 'held' ? 0 : limit)),
    sectionOf: Int32Array.from(items, ({ section }) => section),
    curved,
    flagging: clauses.filter(({ compiled }) => compiled.flags !== undefined),
    capping: items.filter(({ flagsCapped }) => flagsCapped),
  }
}

/** The amount of a curved clause in hundredths. */
export function curvedAmount({ clause, table }: CurvedClause, row: ArrayLike<number>): number {
  const { compiled, at } = clause
  return table?.[row[at] as number] ?? compiled.amount(row, at)
}

/** Marks that are held can only be lost, and marks that are earned only won. */
function signOf({ compiled }: ProgramClause, { kind }: ProgramItem): number {
  if (compiled.effect === 'loss') return kind === 'earned' ? 0 : -1
  return compiled.effect === 'award' && kind !== 'held' ? 1 : 0
}

function tableOf({ compiled }: ProgramClause): Int32Array | undefined {
  return compiled.slots === 1
    ? Int32Array.from({ length: TABLE }, (_, value) => compiled.amount([value], 0))
    : undefined
}
