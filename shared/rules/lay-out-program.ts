import type { CurvedClause, FlaggingClause, Layout, Program, ProgramClause, ProgramItem } from './program'

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
  const limits = Int32Array.from(items, ({ limit }) => Math.min(limit, NO_LIMIT))
  const signs = Int32Array.from(items, ({ kind, parts }) => (kind === 'earned' && parts.length === 0 ? 1 : -1))
  const whole = wholeItems(items, itemAt, rates, curved)
  const plan = new Int32Array(4 * slots)
  const clauseOf = new Int32Array(slots)
  for (const { at, compiled, item, index } of clauses) {
    for (let slot = at; slot < at + compiled.slots; slot += 1) {
      const rate = whole[item] === 1 ? 0 : (rates[slot] as number)
      plan.set([rate, item, limits[item] as number, compiled.effect === 'award' ? 1 : -1], 4 * slot)
      clauseOf[slot] = index
    }
  }
  return {
    rates,
    itemAt,
    ...waysOfItems({ rates, itemAt, limits, signs, whole, curved }),
    clauseOf,
    plan,
    whole,
    wholeItems: items.filter(({ index }) => whole[index] === 1),
    limits,
    signs,
    zeros: items.map(() => 0),
    noAmounts: clauses.flatMap(() => [0, 0]),
    curved,
    curvedOf,
    bent: curved.filter(({ clause }) => whole[clause.item] === 0),
    flagging: clauses.filter(({ compiled }) => compiled.flags !== undefined).map(flaggingOf),
    capping: items.filter(({ flagsCapped }) => flagsCapped !== undefined),
    vetoSlots: Int32Array.from(clauses.filter(({ compiled }) => compiled.vetoes).map(({ at }) => at)),
    demoting: clauses.filter(({ compiled }) => compiled.standing !== undefined),
  }
}

/**
 * The lesser of two whole numbers that lie less than 2^31 apart. Without a branch, because a processor
 * guesses badly which of many sums are cut.
 */
export function lesser(one: number, other: number): number {
  const below = (one - other) | 0
  return (other + (below & (below >> 31))) | 0
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

/** How each item's points are found when only the total is wanted. */
function waysOfItems({
  rates,
  itemAt,
  limits,
  signs,
  whole,
  curved,
}: Pick<Layout, 'rates' | 'itemAt' | 'limits' | 'signs' | 'whole' | 'curved'>): Pick<
  Layout,
  'loneWon' | 'loneLost' | 'joint' | 'asked'
> {
  const ways = { won: [] as number[], lost: [] as number[], joint: [] as number[], asked: [] as number[] }
  for (const [item, limit] of limits.entries()) {
    const first = itemAt[item] as number
    if (whole[item] === 1 || curved.some(({ clause }) => clause.item === item)) ways.asked.push(item)
    else if (itemAt[item + 1] !== first + 1) ways.joint.push(item)
    else (signs[item] === 1 ? ways.won : ways.lost).push(first, rates[first] as number, limit)
  }
  return {
    loneWon: Int32Array.from(ways.won),
    loneLost: Int32Array.from(ways.lost),
    joint: Int32Array.from(ways.joint),
    asked: Int32Array.from(ways.asked),
  }
}

/** 1 for each item that does not grow slot by slot towards its limit. */
function wholeItems(
  items: readonly ProgramItem[],
  itemAt: Int32Array,
  rates: Int32Array,
  curved: readonly CurvedClause[],
) {
  return Uint8Array.from(items, ({ index, parts, limit }) => {
    const falls = rates.subarray(itemAt[index], itemAt[index + 1]).some((rate) => rate < 0)
    const bent = curved.some(({ clause, table }) => clause.item === index && table?.[0] !== 0)
    return parts.length > 0 || bent || (falls && limit !== Number.POSITIVE_INFINITY) ? 1 : 0
  })
}

/** Marks that are held can only be lost, and marks that are earned only won; tasks and parts are no plain sums. */
function factorOf({ compiled }: ProgramClause, { kind, parts }: ProgramItem): number {
  if (kind === 'task' || parts.length > 0) return 0
  if (compiled.effect === 'loss') return kind === 'earned' ? 0 : 1
  if (compiled.effect !== 'award' || kind === 'held') return 0
  return kind === 'earned' ? 1 : -1
}

function tableOf({ compiled }: ProgramClause): Int32Array | undefined {
  return compiled.slots === 1
    ? Int32Array.from({ length: TABLE }, (_, value) => compiled.amount([value], 0))
    : undefined
}
