import { type Points, pointsFromHundredths } from '../../values/points'
import type { EncodedRow } from '../facts/encoded-row'
import { EvidenceMark } from '../facts/evidence-mark'
import type { Program, ProgramClause } from '../program'
import { flagsOfClause, type Score } from '../score-row'
import { scoreWithAmounts } from './score-with-amounts'

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

export interface ScoreWithLines {
  readonly score: Score
  readonly lines: Line[]
}

/**
 * Scores a row and builds its lines in the same pass: the marks held from the start, then every clause in the
 * document's order. A line keeps what it was made from and finds its words when they are read, so that lines
 * nobody reads cost little; `writeOutLine` makes a plain object of one.
 */
export function scoreWithLines(program: Program, encoded: EncodedRow): ScoreWithLines {
  const { base, total } = program.ruleset
  const { score, amounts } = scoreWithAmounts(program, encoded)
  const before = base ? 1 : 0
  const lines = new Array<Line>(before + program.clauses.length)
  if (base) lines[0] = fixedLine(program, base.clause, base.label, base.cite, program.base)
  setClauseLines(lines, before, new LinesOfRow(program, encoded, amounts), program.clauses.length)
  if (total.floor !== null && score.sum < total.floor) {
    lines.push(fixedLine(program, 'total.floor', '总分不低于零', '总分', total.floor - score.sum))
  }
  return { score, lines }
}

/** The lines of a score that is already there. */
export function buildLines(program: Program, encoded: EncodedRow): Line[] {
  return scoreWithLines(program, encoded).lines
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
function setClauseLines(lines: Line[], before: number, row: LinesOfRow, size: number): void {
  let index = 0
  // Each round of a loop asks anew what kind of array this is; four lines a round share the answer.
  for (; index + 3 < size; index += 4) {
    lines[before + index] = new ClauseLine(row, index)
    lines[before + index + 1] = new ClauseLine(row, index + 1)
    lines[before + index + 2] = new ClauseLine(row, index + 2)
    lines[before + index + 3] = new ClauseLine(row, index + 3)
  }
  for (; index < size; index += 1) lines[before + index] = new ClauseLine(row, index)
}

/** What the lines of one row share. */
class LinesOfRow {
  constructor(
    readonly program: Program,
    readonly encoded: EncodedRow,
    /** for each clause two numbers, in hundredths and never negative: before and after the item's limit */
    readonly amounts: readonly number[],
  ) {}
}

class ClauseLine implements Line {
  constructor(
    private readonly row: LinesOfRow,
    private readonly index: number,
  ) {}

  private get source(): ProgramClause {
    return this.row.program.clauses[this.index] as ProgramClause
  }

  private get amount(): number {
    return this.row.amounts[2 * this.index] as number
  }

  private get counted(): number {
    return this.row.amounts[2 * this.index + 1] as number
  }

  get clause(): string {
    return this.source.definition.id
  }

  get label(): string {
    return this.source.definition.label
  }

  get cite(): string {
    return `${this.row.program.ruleset.source.short} ${this.source.definition.cite}`
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
    return pointsFromHundredths(
      this.row.program.items[item]?.parts[part] ?? (this.row.program.layout.limits[item] as number),
    )
  }

  get pending(): Points | null {
    const shown = this.row.encoded.shown.get(this.source.index)
    const waiting = shown ? this.source.compiled.amount(shown, 0) : 0
    return waiting === 0 ? null : this.signed(waiting)
  }

  get state(): EvidenceState {
    const { compiled, index } = this.source
    const mark = this.row.encoded.marks[index]
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
    return this.row.encoded.remarks.get(this.source.index) ?? []
  }

  get flags(): readonly string[] {
    return flagsOfClause(this.source, this.row.encoded)
  }

  /** the slots of a clause that does not count now stand beside the row */
  private shownSlots(): { slots: ArrayLike<number>; at: number } {
    const shown = this.row.encoded.shown.get(this.source.index)
    return shown ? { slots: shown, at: 0 } : { slots: this.row.encoded.row, at: this.source.at }
  }

  private signed(hundredths: number): Points {
    return pointsFromHundredths(this.source.compiled.effect === 'loss' ? -hundredths : hundredths)
  }
}
