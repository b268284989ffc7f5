import { AppError } from '../values/app-error'
import { partsOf } from '../values/civil-date'
import { formatPoints, type Points, parsePoints } from '../values/points'
import { calendarYear } from '../values/window'
import { compileRuleset } from './compile-ruleset'
import { buildLines, type Line, writeOutLine } from './explain/lines'
import { totalWarning } from './explain/total-warning'
import { type EncodedRow, encodeFacts } from './facts/encode-facts'
import { FactRefusal } from './facts/fact-refusal'
import type { FactsCase, FactsFile } from './facts/facts-file'
import type { Program } from './program'
import type { Ruleset } from './schema/ruleset'
import { type Score, scoreRow } from './score-row'
import { lostAndWon } from './standing/lost-and-won'
import { type ChecklistTally, tallyInWords } from './standing/tally-tasks'
import { wonSections } from './standing/won-sections'

/** A case that was scored, or the reason why it was refused. */
export type CaseResult = ScoredCase | RefusedCase

export interface ScoredCase {
  readonly id: string
  readonly program: Program
  readonly encoded: EncodedRow
  readonly score: Score
}

export interface RefusedCase {
  readonly id: string
  readonly error: { code: string; clause: string | null; fact: number | null; message: string }
}

/**
 * Scores one case of a facts file under its own or the file's period, date, options and meaning of absence.
 * @param compile may remember programs where many cases of one ruleset are scored
 */
export function scoreCase(
  ruleset: Ruleset,
  file: FactsFile,
  scored: FactsCase,
  compile: typeof compileRuleset = compileRuleset,
): CaseResult {
  const id = scored.id
  try {
    const program = compile(ruleset, { ...file.options, ...scored.options })
    const period = calendarYear(scored.period ?? file.period ?? partsOf(ruleset.effective_from).year)
    if (period.to < ruleset.effective_from) {
      throw new AppError('out-of-range', `${period.from} 起的考核期早于规则生效日 ${ruleset.effective_from}`)
    }
    const asOf = scored.as_of ?? file.as_of ?? period.to
    if (asOf < period.from) throw new AppError('out-of-range', `统计截止日 ${asOf} 早于考核期`)
    const subject = { ...file.subject, ...scored.subject }
    const encoded = encodeFacts(
      program,
      { facts: scored.facts, subject, absent: scored.absent ?? file.absent },
      { period, asOf },
    )
    return { id, program, encoded, score: scoreRow(program, encoded, givenTotal(scored)) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message } = error
    const refused = error instanceof FactRefusal ? error : undefined
    return { id, error: { code, clause: refused?.clause ?? null, fact: refused?.fact ?? null, message } }
  }
}

/** @throws AppError when it is not an amount */
function givenTotal({ given_total: given }: FactsCase): Points | undefined {
  return given === undefined ? undefined : parsePoints(given)
}

/** The result as one printable object; amounts are strings with two decimals. */
export function caseAsJson(result: CaseResult): Record<string, unknown> {
  if ('error' in result) return { id: result.id, valid: false, error: result.error }
  const { id, program, encoded, score } = result
  const { ruleset, hash } = program
  return {
    id,
    valid: true,
    ruleset: ruleset.ruleset,
    version: ruleset.effective_from,
    hash,
    basis: encoded.basis,
    ...(score.checklist ? checklistAsJson(program, score.checklist) : pointsAsJson(program, score)),
    ...(encoded.measured.size === 0 ? {} : { measured: Object.fromEntries(encoded.measured) }),
    band: score.band,
    standing: score.standing,
    flags: score.flags,
    warning: totalWarning(program, score),
    lines: buildLines(program, encoded).map(lineAsJson),
  }
}

function pointsAsJson(program: Program, score: Score) {
  const { lost, won } = lostAndWon(score)
  const { sections } = score
  const verdicts = wonSections(program, score)
  return {
    sections: Object.fromEntries(
      program.sections.map((section) => [section.id, formatPoints(sections[section.index] as number)]),
    ),
    ...(verdicts.size === 0 ? {} : { verdicts: Object.fromEntries(verdicts) }),
    total: formatPoints(score.total),
    base: formatPoints(program.base),
    lost: formatPoints(lost),
    won: formatPoints(won),
  }
}

function checklistAsJson(program: Program, tally: ChecklistTally) {
  return {
    sections: Object.fromEntries(program.sections.map(({ id, index }) => [id, tallyInWords(tally.sections[index])])),
    total: tallyInWords(tally),
    qualified: tally.qualified,
    model: tally.model,
    failing: tally.failing,
  }
}

function lineAsJson(line: Line) {
  return {
    ...writeOutLine(line),
    points: formatPoints(line.points),
    before_limit: formatPoints(line.before_limit),
    limit: line.limit === null ? null : formatPoints(line.limit),
    pending: line.pending === null ? null : formatPoints(line.pending),
  }
}
