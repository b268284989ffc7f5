import { type Points, pointsFromHundredths } from '../../values/points'
import { clauseAmount } from '../clause-amount'
import type { EncodedRow } from '../facts/encode-facts'
import { EvidenceMark } from '../facts/evidence-mark'
import type { Program, ProgramClause, ProgramItem } from '../program'
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
  /** the item's weight or cap, where it cut this clause */
  readonly limit: Points | null
  /** signed points that do not count now: awaiting the close, or uncounted by policy */
  readonly pending: Points | null
  readonly facts: string
  readonly arithmetic: string
  readonly remarks: readonly string[]
  readonly flags: readonly string[]
}

/** Builds the lines of a score: the marks held from the start, then every clause in the document's order. */
export function buildLines(program: Program, encoded: EncodedRow): Line[] {
  const lines: Line[] = []
  const { base, total, source } = program.ruleset
  if (base) {
    const points = pointsFromHundredths(program.base)
    lines.push({
      ...blank,
      clause: base.clause,
      label: base.label,
      cite: `${source.short} ${base.cite}`,
      points,
      before_limit: points,
    })
  }
  for (const item of program.items) lines.push(...linesOfItem(program, item, encoded))
  const sum = lines.reduce((added, line) => added + line.points, 0)
  if (total.floor !== null && sum < total.floor) {
    const points = pointsFromHundredths(total.floor - sum)
    lines.push({
      ...blank,
      clause: 'total.floor',
      label: '总分不低于零',
      cite: `${source.short} 总分`,
      points,
      before_limit: points,
    })
  }
  return lines
}

const blank = {
  state: 'met',
  limit: null,
  pending: null,
  facts: '',
  arithmetic: '',
  remarks: [],
  flags: [],
} as const

/** Losses use an item's weight up in the order of its clauses, and awards its cap. */
function linesOfItem(program: Program, item: ProgramItem, encoded: EncodedRow): Line[] {
  const lines: Line[] = []
  let left = item.limit
  const parts = [...item.parts]
  for (let index = item.first; index < item.end; index += 1) {
    const clause = program.clauses[index] as ProgramClause
    const amount = clause.compiled.effect === 'task' ? 0 : clauseAmount(clause, encoded.row)
    const counted = Math.min(amount, left, parts[clause.part] ?? amount)
    left -= counted
    if (clause.part >= 0) parts[clause.part] = (parts[clause.part] as number) - counted
    lines.push(lineOf(program, item, clause, encoded, amount, counted))
  }
  return lines
}

function lineOf(
  program: Program,
  item: ProgramItem,
  clause: ProgramClause,
  encoded: EncodedRow,
  amount: number,
  counted: number,
): Line {
  const { definition, compiled, index, at } = clause
  const sign = compiled.effect === 'loss' ? -1 : 1
  const shown = encoded.shown.get(index)
  const [row, from] = shown ? [shown, 0] : [encoded.row, at]
  const waiting = shown ? compiled.amount(shown, 0) : 0
  return {
    clause: definition.id,
    label: definition.label,
    cite: `${program.ruleset.source.short} ${definition.cite}`,
    state: stateOf(clause, encoded, row, from),
    points: pointsFromHundredths(sign * counted),
    before_limit: pointsFromHundredths(sign * amount),
    limit: counted < amount ? pointsFromHundredths(tighterLimit(item, clause)) : null,
    pending: waiting === 0 ? null : pointsFromHundredths(sign * waiting),
    facts: compiled.facts(row, from),
    arithmetic: compiled.arithmetic(row, from),
    remarks: encoded.remarks.get(index) ?? [],
    flags: flagsOfClause(clause, encoded),
  }
}

/** The limit that most likely cut a clause: its part's, else its item's. */
function tighterLimit(item: ProgramItem, { part }: ProgramClause): number {
  return item.parts[part] ?? item.limit
}

function stateOf(
  { compiled, index }: ProgramClause,
  encoded: EncodedRow,
  row: ArrayLike<number>,
  at: number,
): EvidenceState {
  if (encoded.marks[index] === EvidenceMark.noEvidence) return 'no-evidence'
  if (encoded.marks[index] === EvidenceMark.notApplicable) return 'not-applicable'
  if (compiled.effect === 'task') return compiled.amount(row, at) > 0 ? 'unmet' : 'met'
  if (compiled.effect === 'mark') return (compiled.flags?.(row, at) ?? []).length > 0 ? 'unmet' : 'met'
  const amount = compiled.amount(row, at)
  return amount > 0 === (compiled.effect === 'award') ? 'met' : 'unmet'
}
