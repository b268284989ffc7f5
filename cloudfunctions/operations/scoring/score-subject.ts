import type { MeasureName } from '../../../shared/measures/measure-name'
import { scoreWithPoints } from '../../../shared/rules/explain/score-with-points'
import { encodeFacts } from '../../../shared/rules/facts/encode-facts'
import type { Fact } from '../../../shared/rules/facts/fact'
import type { SubjectTraits } from '../../../shared/rules/facts/subject-traits'
import type { Program } from '../../../shared/rules/program'
import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { ScoreRow } from '../../store/scoring/save-scores'
import type { AdoptionInForce } from './adoptions-in-force'

interface Subject {
  readonly id: string
  readonly traits: SubjectTraits
  /** measures from records: the same for every ruleset */
  readonly measured: readonly Fact[]
  readonly findings: readonly (Fact & { ruleset: string })[]
}

/** Scores one subject's live facts under one adoption, as a row to be kept. */
export function scoreSubject(
  { id: adoptionId, year, program }: AdoptionInForce,
  subject: Subject,
  asOf: CivilDate,
): ScoreRow {
  const findings = entriesFor(program, subject.findings)
  const facts = [...measuredFor(program, subject.measured, findings), ...findings]
  const factRow = { facts, subject: subject.traits, absent: 'no-evidence' as const }
  const encoded = encodeFacts(program, factRow, { period: calendarYear(year), asOf, strict: false })
  const { score, points } = scoreWithPoints(program, encoded)
  return {
    adoptionId,
    subjectId: subject.id,
    year,
    asOf,
    figures: subject.measured,
    hash: program.hash,
    basis: encoded.basis,
    total: score.total,
    band: score.band,
    standing: score.standing,
    flags: score.flags,
    points,
    facts: factRow,
  }
}

/**
 * Of the measures a ruleset takes those that one of its clauses reads. Where the records only propose and an
 * assessor has decided, the finding stands in their place; what an assessor adds to the records (honours), or
 * decides beside them (a grade that hangs on a mean), stands with them.
 */
export function measuredFor(program: Program, measured: readonly Fact[], findings: readonly Fact[]): Fact[] {
  const decided = new Set(
    findings.flatMap(({ clause }) => {
      const definition = program.clauseById.get(clause ?? '')?.definition
      const replaces = definition?.found_by !== 'assessor' && definition?.mechanism !== 'award-above-mean'
      return replaces ? [definition?.reads] : []
    }),
  )
  return measured.filter(
    ({ measure }) =>
      measure !== undefined && program.clausesByMeasure.has(measure) && !decided.has(measure as MeasureName),
  )
}

function entriesFor(program: Program, findings: readonly (Fact & { ruleset: string })[]): Fact[] {
  return findings
    .filter(({ ruleset }) => ruleset === program.ruleset.ruleset)
    .map(({ ruleset: _ruleset, ...fact }) => fact)
}
