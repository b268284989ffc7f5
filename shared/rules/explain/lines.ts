import { type Points, pointsFromHundredths } from '../../values/points'
import { clauseAmount } from '../clause-amount'
import type { EncodedRow } from '../facts/encoded-row'
import { EvidenceMark } from '../facts/evidence-mark'
import { filledSlots } from '../filled-slots'
import { curvedAmount, lesser } from '../lay-out-program'
import type { CurvedClause, Layout, Program, ProgramClause, ProgramItem } from '../program'
import { flagsOfClause } from '../score-row'

export type EvidenceState = 'met' | 'unmet' | 'no-evidence' | 'not-applicable'

/** One clause's contribution to a score. The points of all lines add up to the total. */
export interface Line {
  readonly clause: string
  readonly label: string
  /** document, section and number */
  readonly cite: string
  readonly state: EvidenceState
  /** what counts, signed */
  readonly points: Points
  /** what the clause alone would take or give, signed; differs from `points` where a limit cut it */
  readonly before_limit: Points
  /** the weight or cap of the item, or the limit of its part, where it cut this clause */
  readonly limit: Points | null
  /** signed points that do not count now: awaiting the close, or uncounted by policy */
  readonly pending: Points | null
  readonly facts: string
  readonly arithmetic: string
  readonly remarks: readonly string[]
  readonly flags: readonly string[]
}

/**
 * Builds the lines of a score: the marks held from the start, then every clause in the document's order.
 * A line keeps what it was made from and finds its words when they are read, so that lines nobody reads
 * cost little; `writeOutLine` makes a plain object of one.
 */
export function buildLines(program: Program, encoded: EncodedRow): Line[] {
  const { base, total } = program.ruleset
  const before = base ? 1 : 0
  const lines = new Array<Line>(before + program.clauses.length)
  if (base) lines[0] = fixedLine(program, base.clause, base.label, base.cite, program.base)
  setClauseLines(lines, before, program, encoded)
  if (total.floor !== null) {
    const sum = lines.reduce((added, { points }) => added + points, 0)
    if (sum < total.floor) lines.push(fixedLine(program, 'total.floor', '总分不低于零', '总分', total.floor - sum))
  }
  return lines
}

/** A line as a plain object with all its fields. */
export function writeOutLine(line: Line): Line {
  const { clause, label, cite, state, points, before_limit, limit, pending, facts, arithmetic, remarks, flags } = line
  return { clause, label, cite, state, points, before_limit, limit, pending, facts, arithmetic, remarks, flags }
}

function fixedLine({ ruleset }: Program, clause: string, label: string, cite: string, hundredths: number): Line {
  const points = pointsFromHundredths(hundredths)
  return {
    clause,
    label,
    cite: `${ruleset.source.short} ${cite}`,
    state: 'met',
    points,
    before_limit: points,
    limit: null,
    pending: null,
    facts: '',
    arithmetic: '',
    remarks: [],
    flags: [],
  }
}

/** Losses use an item's weight up in the order of its clauses, and awards its cap. */
function setClauseLines(lines: Line[], before: number, program: Program, encoded: EncodedRow): void {
  const { clauses } = program
  const size = clauses.length
  const amounts = amountsOf(program, encoded.row)
  let index = 0
  // Each round of a loop asks anew what kind of arrays these are; four lines a round share the answer.
  for (; index + 3 < size; index += 4) {
    lines[before + index] = lineOf(program, encoded, clauses, amounts, index)
    lines[before + index + 1] = lineOf(program, encoded, clauses, amounts, index + 1)
    lines[before + index + 2] = lineOf(program, encoded, clauses, amounts, index + 2)
    lines[before + index + 3] = lineOf(program, encoded, clauses, amounts, index + 3)
  }
  for (; index < size; index += 1) lines[before + index] = lineOf(program, encoded, clauses, amounts, index)
}

/** Makes a line and leaves its place empty for the next row. */
function lineOf(
  program: Program,
  encoded: EncodedRow,
  clauses: readonly ProgramClause[],
  amounts: Int32Array,
  index: number,
): Line {
  const amount = amounts[2 * index] as number
  const counted = amounts[2 * index + 1] as number
  amounts[2 * index] = 0
  amounts[2 * index + 1] = 0
  return new ClauseLine(program, encoded, clauses[index] as ProgramClause, amount, counted)
}

/** Like no item, and not below zero, so that its difference from any is not either. */
const NO_ITEM = 2 ** 30

/** Kept between calls, all zeros: fresh memory would cost more than the work. */
let kept = new Int32Array(256)

/** For each clause what it comes to by itself and what of it counts, in hundredths and never below zero. */
function amountsOf({ clauses, layout }: Program, row: Int32Array): Int32Array {
  const { plan, clauseOf, bent, wholeItems } = layout
  if (kept.length < 2 * clauses.length) kept = new Int32Array(2 * clauses.length)
  const amounts = kept
  // An empty one of these comes to nothing, and one that is filled is cut below like any other.
  for (let index = 0; index < bent.length; index += 1) {
    const each = bent[index] as CurvedClause
    amounts[2 * each.clause.index] = curvedAmount(each, row)
  }
  const { slots, count } = filledSlots(row)
  let last = NO_ITEM
  let left = 0
  for (let each = 0; each < count; each += 1) {
    const slot = slots[each] as number
    const at = (clauseOf[slot] as number) << 1
    const item = plan[(slot << 2) + 1] as number
    const limit = plan[(slot << 2) + 2] as number
    const added = Math.imul(row[slot] as number, plan[slot << 2] as number)
    // Awards in an item that is lost have rates below zero.
    const amount = ((amounts[at] as number) + (added ^ (added >> 31)) - (added >> 31)) | 0
    // What is left of the item before this clause: its limit when the item begins. Without a branch.
    const same = ((item ^ last) - 1) >> 31
    const most = ((limit + (same & (left - limit))) | 0) + (amounts[at + 1] as number)
    const counted = lesser(amount, most)
    amounts[at] = amount
    amounts[at + 1] = counted
    left = (most - counted) | 0
    last = item
  }
  for (let index = 0; index < wholeItems.length; index += 1) {
    setAmountsOfWhole(clauses, layout, wholeItems[index] as ProgramItem, row, amounts)
  }
  return amounts
}

/** The clauses of an item whose slots do not simply add up, one after the other. */
function setAmountsOfWhole(
  clauses: readonly ProgramClause[],
  layout: Layout,
  { index: item, first, end, parts }: ProgramItem,
  row: Int32Array,
  into: Int32Array,
): void {
  const { rates, curved, curvedOf, limits } = layout
  const leftOfParts = [...parts]
  let left = limits[item] as number
  for (let index = first; index < end; index += 1) {
    const clause = clauses[index] as ProgramClause
    const { at, compiled } = clause
    let amount = 0
    for (let slot = at; slot < at + compiled.slots; slot += 1) amount += (row[slot] as number) * (rates[slot] as number)
    amount = Math.abs(amount)
    const bent = curved[curvedOf[index] as number]
    if (bent) amount = curvedAmount(bent, row)
    let counted = Math.min(amount, left)
    if (parts.length > 0) [amount, counted] = withinPart(clause, row, left, leftOfParts)
    left -= counted
    into[2 * index] = amount
    into[2 * index + 1] = counted
  }
}

/** What a clause of an item with parts takes, before and after the limits of its part and its item; uses its part up. */
function withinPart(clause: ProgramClause, row: Int32Array, left: number, parts: number[]): [number, number] {
  if (clause.compiled.effect !== 'loss') return [0, 0]
  const amount = clauseAmount(clause, row)
  const counted = Math.min(amount, left, parts[clause.part] ?? amount)
  if (clause.part >= 0) parts[clause.part] = (parts[clause.part] as number) - counted
  return [amount, counted]
}

class ClauseLine implements Line {
  constructor(
    private readonly program: Program,
    private readonly encoded: EncodedRow,
    private readonly source: ProgramClause,
    /** hundredths, never negative, before and after the item's limit */
    private readonly amount: number,
    private readonly counted: number,
  ) {}

  get clause(): string {
    return this.source.definition.id
  }

  get label(): string {
    return this.source.definition.label
  }

  get cite(): string {
    return `${this.program.ruleset.source.short} ${this.source.definition.cite}`
  }

  get points(): Points {
    return this.signed(this.counted)
  }

  get before_limit(): Points {
    return this.signed(this.amount)
  }

  get limit(): Points | null {
    if (this.counted === this.amount) return null
    const { item, part } = this.source
    // The limit that most likely cut it: its part's, else its item's.
    return pointsFromHundredths(this.program.items[item]?.parts[part] ?? (this.program.layout.limits[item] as number))
  }

  get pending(): Points | null {
    const shown = this.encoded.shown.get(this.source.index)
    const waiting = shown ? this.source.compiled.amount(shown, 0) : 0
    return waiting === 0 ? null : this.signed(waiting)
  }

  get state(): EvidenceState {
    const { compiled, index } = this.source
    const mark = this.encoded.marks[index]
    if (mark === EvidenceMark.noEvidence) return 'no-evidence'
    if (mark === EvidenceMark.notApplicable) return 'not-applicable'
    const { slots, at } = this.shownSlots()
    if (compiled.effect === 'task') return compiled.amount(slots, at) > 0 ? 'unmet' : 'met'
    if (compiled.effect === 'mark') return (compiled.flags?.(slots, at) ?? []).length > 0 ? 'unmet' : 'met'
    return compiled.amount(slots, at) > 0 === (compiled.effect === 'award') ? 'met' : 'unmet'
  }

  get facts(): string {
    const { slots, at } = this.shownSlots()
    return this.source.compiled.facts(slots, at)
  }

  get arithmetic(): string {
    const { slots, at } = this.shownSlots()
    return this.source.compiled.arithmetic(slots, at)
  }

  get remarks(): readonly string[] {
    return this.encoded.remarks.get(this.source.index) ?? []
  }

  get flags(): readonly string[] {
    return flagsOfClause(this.source, this.encoded)
  }

  /** the slots of a clause that does not count now stand beside the row */
  private shownSlots(): { slots: ArrayLike<number>; at: number } {
    const shown = this.encoded.shown.get(this.source.index)
    return shown ? { slots: shown, at: 0 } : { slots: this.encoded.row, at: this.source.at }
  }

  private signed(hundredths: number): Points {
    return pointsFromHundredths(this.source.compiled.effect === 'loss' ? -hundredths : hundredths)
  }
}
