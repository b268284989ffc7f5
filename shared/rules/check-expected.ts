import { AppError } from '../values/app-error'
import { formatPoints, parsePoints } from '../values/points'
import { buildLines } from './explain/lines'
import { totalWarning } from './explain/total-warning'
import type { Expected } from './facts/facts-file'
import type { Program } from './program'
import type { CaseResult } from './score-case'
import type { Score } from './score-row'
import { lostAndWon } from './standing/lost-and-won'
import { type ChecklistTally, tallyInWords } from './standing/tally-tasks'
import { wonSections } from './standing/won-sections'

/** Compares a result with what the case expects; only what the case names is compared. @returns sentences, none when all agree */
export function disagreements(result: CaseResult, expected: Expected): string[] {
  if ('error' in result) {
    const { code, clause, fact, message } = result.error
    if (!expected.error) return [`被拒绝：${code}（${message}）`]
    return [
      ...differs('error.code', code, expected.error.code),
      ...differs('error.clause', clause, expected.error.clause),
      ...differs('error.fact', fact, expected.error.fact),
    ]
  }
  if (expected.error) return [`应被拒绝（${expected.error.code}），却得出 ${formatPoints(result.score.total)} 分`]
  const { program, encoded, score } = result
  const lines = new Map(buildLines(program, encoded).map((line) => [line.clause, line]))
  return [
    ...(score.checklist ? tallies(program, score.checklist, expected) : sums(program, score, expected)),
    ...each('measured', expected.measured, (id) => encoded.measured.get(id)),
    ...verdicts(program, score, expected),
    ...differs('band', score.band, expected.band),
    ...differs('standing', score.standing, expected.standing),
    ...differs('warned', totalWarning(program, score) !== null, expected.warned),
    ...differs('flags', [...score.flags].sort().join(' '), expected.flags && [...expected.flags].sort().join(' ')),
    ...eachAmount('lines', expected.lines, (id) => lines.get(id)?.points),
    ...eachAmount('pending', expected.pending, (id) => lines.get(id)?.pending ?? undefined),
    ...Object.entries(expected.states ?? {}).flatMap(([id, state]) =>
      differs(`states.${id}`, lines.get(id)?.state, state),
    ),
  ]
}

function sums(program: Program, score: Score, expected: Expected): string[] {
  const { lost, won } = lostAndWon(score)
  const sections = new Map(program.sections.map(({ id, index }) => [id, score.sections[index]]))
  return [
    ...differs('total', formatPoints(score.total), amount(expected.total)),
    ...differs('lost', formatPoints(lost), amount(expected.lost)),
    ...differs('won', formatPoints(won), amount(expected.won)),
    ...eachAmount('sections', expected.sections, (id) => sections.get(id)),
  ]
}

function verdicts(program: Program, score: Score, expected: Expected): string[] {
  const won = wonSections(program, score)
  return Object.entries(expected.verdicts ?? {}).flatMap(([id, verdict]) =>
    differs(`verdicts.${id}`, won.get(id), verdict),
  )
}

function tallies(program: Program, tally: ChecklistTally, expected: Expected): string[] {
  const sections = new Map(program.sections.map(({ id, index }) => [id, tallyInWords(tally.sections[index])]))
  return [
    ...differs('total', tallyInWords(tally), expected.total),
    ...differs('qualified', tally.qualified, expected.qualified),
    ...differs('failing', tally.failing.join(' '), expected.failing?.join(' ')),
    ...each('sections', expected.sections, (id) => sections.get(id)),
  ]
}

function each(
  what: string,
  expected: Record<string, unknown> | undefined,
  actual: (id: string) => string | undefined,
): string[] {
  return Object.entries(expected ?? {}).flatMap(([id, written]) =>
    differs(`${what}.${id}`, actual(id) ?? '没有', written),
  )
}

function eachAmount(
  what: string,
  expected: Record<string, string | number> | undefined,
  actual: (id: string) => number | undefined,
): string[] {
  return Object.entries(expected ?? {}).flatMap(([id, written]) => {
    const points = actual(id)
    return differs(`${what}.${id}`, points === undefined ? '没有' : formatPoints(points), amount(written))
  })
}

function amount(written: string | number | undefined): string | undefined {
  if (written === undefined) return undefined
  try {
    return formatPoints(parsePoints(written))
  } catch (error) {
    if (error instanceof AppError) return `（期望值写错：${error.message}）`
    throw error
  }
}

function differs(what: string, actual: unknown, expected: unknown): string[] {
  return expected === undefined || actual === expected
    ? []
    : [`${what}：算得 ${String(actual)}，期望 ${String(expected)}`]
}
