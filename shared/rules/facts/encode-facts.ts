import { AppError } from '../../values/app-error'
import type { CivilDate } from '../../values/civil-date'
import { clauseAmount } from '../clause-amount'
import { policyOption } from '../compile-ruleset'
import { LARGEST_SUM } from '../lay-out-program'
import type { Reading } from '../mechanisms/mechanism'
import type { Program, ProgramClause } from '../program'
import type { EncodedRow } from './encoded-row'
import { EvidenceMark } from './evidence-mark'
import { FactRefusal } from './fact-refusal'
import type { FactRow, ScoringDates } from './fact-row'
import { groupFacts, type PlacedFact } from './group-facts'
import { refuseUngroundedClaim } from './refuse-ungrounded-claim'
import { RowNotes, RowReading } from './row-reading'
import { settleMatters } from './settle-matters'
import { settleReplacements } from './settle-replacements'
import { settleTogether } from './settle-together'

export type { EncodedRow } from './encoded-row'

export interface EncodeSettings extends ScoringDates {
  /** false for live rows, where a lapsed condition costs its points instead of refusing the row */
  readonly strict?: boolean
}

/** Periods that end later leave the clauses that meet national policy uncounted unless switched on. */
const POLICY_SINCE = '2026-01-25' as CivilDate

/**
 * Turns the facts of one subject into a row of whole numbers; all refusals happen here, so that scoring
 * itself cannot fail.
 * @throws FactRefusal for the first fact that the ruleset cannot take
 */
export function encodeFacts(program: Program, factRow: FactRow, settings: EncodeSettings): EncodedRow {
  const { period, asOf, strict = true } = settings
  const closed = asOf >= period.to
  const notes = new RowNotes(period, asOf, closed, strict, factRow.subject)
  const { flags, remarks, measured } = notes
  const readingOf = ({ index }: ProgramClause): Reading => new RowReading(notes, index)
  const groups = groupFacts(program, factRow.facts, settings, readingOf)
  settleMatters(program, groups, readingOf)
  const row = new Int32Array(program.slots)
  const shown = new Map<number, readonly number[]>()
  const marks = new Uint8Array(program.clauses.length)

  for (const clause of program.clauses) {
    const { definition, index } = clause
    const facts = groups.get(index) ?? NO_FACTS
    const reading = readingOf(clause)
    const { slots, mark } = readClause(clause, facts, factRow.absent, reading)
    marks[index] = mark
    // What nobody has shown yet costs nothing before the close, and neither does what only the close decides.
    const waits = !closed && (definition.interim === 'at-close' || mark === EvidenceMark.noEvidence)
    const uncounted =
      definition.policy !== undefined &&
      period.to > POLICY_SINCE &&
      program.options[policyOption(definition.id)] !== true
    if (uncounted) {
      // What does not count raises no other flag either.
      flags.delete(index)
      reading.flag(`policy-uncounted:${definition.id}`)
    }
    if (waits || uncounted) shown.set(index, slots)
    put(row, clause.at, waits || uncounted ? clause.compiled.read([], reading) : slots)
  }
  refuseOversized(program, row)
  refuseExclusives(program, groups, (clause) => shown.get(clause.index) ?? slotsOf(clause, row))
  settleTogether(program, groups, {
    of: ({ index, at }) => (shown.get(index)?.[0] ?? row[at]) as number,
    lower: ({ index, at }, count) => {
      const waiting = shown.get(index)
      if (waiting) shown.set(index, [count, ...waiting.slice(1)])
      else row[at] = count
    },
  })
  settleReplacements(program, row, readingOf)
  const sortedFlags = sorted(flags)
  const raised = raisedBy(sortedFlags)
  const encoded: EncodedRow = {
    period,
    asOf,
    basis: closed ? 'closed' : 'interim',
    row,
    shown,
    marks,
    measured,
    flags: sortedFlags,
    remarks: sorted(remarks),
    raised,
    vetoed: raised.includes('veto'),
  }
  // A live row does not become invalid when its total falls; its standing falls with it.
  if (strict) refuseUngroundedClaim(program, encoded)
  return encoded
}

const NO_FACTS: readonly PlacedFact[] = []

/** As `row.set` does, which takes longer than the few numbers are worth. */
function put(row: Int32Array, at: number, slots: readonly number[]): void {
  for (let index = 0; index < slots.length; index += 1) row[at + index] = slots[index] as number
}

function readClause(
  clause: ProgramClause,
  facts: readonly PlacedFact[],
  absent: FactRow['absent'],
  reading: Reading,
): { slots: readonly number[]; mark: number } {
  const { compiled, definition } = clause
  const asRead = (slots: readonly number[]) => ({ slots, mark: EvidenceMark.asRead })
  if (definition.retired !== undefined) return { slots: compiled.read([], reading), mark: EvidenceMark.notApplicable }
  if (facts.some(({ applies }) => applies === false)) {
    if (facts.length > 1) throw refusal(clause, facts, new AppError('facts-invalid', '既填“不适用”，就不能再填别的'))
    if (definition.flags?.includes('na-full')) reading.flag(`na-full:${definition.id}`)
    return { slots: compiled.read([], reading), mark: EvidenceMark.notApplicable }
  }
  try {
    if (facts.length > 0) return asRead(compiled.read(facts, reading))
    const nothing = compiled.read([], reading)
    if (definition.expects !== 'duty') return asRead(nothing)
    // Points that are earned grow from zero through the year; only at its close can silence mean the whole.
    if (absent === 'satisfied') return asRead(reading.closed ? (compiled.satisfied?.(reading) ?? nothing) : nothing)
    if (reading.closed) reading.flag(`no-evidence:${definition.id}`)
    return { slots: compiled.unmet?.(reading) ?? nothing, mark: EvidenceMark.noEvidence }
  } catch (error) {
    throw error instanceof AppError ? refusal(clause, facts, error) : error
  }
}

/** Scoring adds up in whole numbers of 32 bits; nothing that honest facts come to is near that. */
function refuseOversized(program: Program, row: Int32Array): void {
  let sum = 0
  for (const clause of program.clauses) {
    sum += clauseAmount(clause, row)
    if (sum > LARGEST_SUM) {
      throw new FactRefusal('out-of-range', `${clause.definition.label}：数量过大`, clause.definition.id)
    }
  }
}

function refusal({ definition }: ProgramClause, facts: readonly PlacedFact[], error: AppError): FactRefusal {
  return new FactRefusal(
    error.code,
    `${definition.label}：${error.message}`,
    definition.id,
    facts[facts.length - 1]?.index,
  )
}

function slotsOf({ at, compiled }: ProgramClause, row: Int32Array): number[] {
  return [...row.subarray(at, at + compiled.slots)]
}

function refuseExclusives(
  program: Program,
  groups: ReadonlyMap<number, PlacedFact[]>,
  slots: (clause: ProgramClause) => readonly number[],
): void {
  const stands = (clause: ProgramClause) => groups.has(clause.index) && slots(clause).some((slot) => slot !== 0)
  for (const clause of program.clauses) {
    if (clause.definition.excludes === undefined) continue
    for (const id of clause.definition.excludes) {
      const other = program.clauseById.get(id)
      if (!other || !stands(clause) || !stands(other)) continue
      // The entry that came second is the one to take out.
      const last = (one: ProgramClause) => {
        const facts = groups.get(one.index) ?? []
        return facts[facts.length - 1]?.index ?? -1
      }
      const second = last(other) > last(clause) ? other : clause
      throw new FactRefusal(
        'exclusive',
        `“${clause.definition.label}”与“${other.definition.label}”互斥，只能填一条`,
        second.definition.id,
        last(second),
      )
    }
  }
}

/** Each flag once, in the order of the clauses that raise them. */
function raisedBy(flags: ReadonlyMap<number, readonly string[]>): string[] {
  const indexes = [...flags.keys()].sort((a, b) => a - b)
  return [...new Set(indexes.flatMap((index) => flags.get(index) as readonly string[]))]
}

/** The order in which facts were written must not show. */
function sorted(map: ReadonlyMap<number, Set<string>>): Map<number, string[]> {
  return new Map([...map].map(([index, texts]) => [index, [...texts].sort()]))
}
