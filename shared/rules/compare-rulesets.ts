import type { Points } from '../values/points'
import { pointsFromHundredths } from '../values/points'
import { buildLines } from './explain/lines'
import type { FactsFile } from './facts/facts-file'
import type { Ruleset } from './schema/ruleset'
import { type CaseResult, type ScoredCase, scoreCase } from './score-case'

/** One clause through which a subject's points change. */
export interface ClauseMove {
  readonly clause: string
  readonly label: string
  readonly before: Points
  readonly after: Points
}

/** What becomes of one subject under the other ruleset. Points are null where the row is refused. */
export interface SubjectMove {
  readonly id: string
  readonly before: Points | null
  readonly after: Points | null
  readonly standingBefore: string | null
  readonly standingAfter: string | null
  /** why a row cannot be scored, before or after */
  readonly refused: { readonly before: string | null; readonly after: string | null }
  readonly through: readonly ClauseMove[]
  /** of a checklist: tasks that pass under one ruleset and fail under the other, by id */
  readonly tasks: readonly string[]
}

/** Scores the same fact rows under two rulesets and tells who moves, by how much and through which clauses. */
export function compareRulesets(before: Ruleset, after: Ruleset, file: FactsFile): SubjectMove[] {
  return file.cases.map((one) => {
    const [old, next] = [scoreCase(before, file, one), scoreCase(after, file, one)]
    return {
      id: one.id,
      before: totalOf(old),
      after: totalOf(next),
      standingBefore: 'error' in old ? null : old.score.standing,
      standingAfter: 'error' in next ? null : next.score.standing,
      refused: { before: refusalOf(old), after: refusalOf(next) },
      through: 'error' in old || 'error' in next ? [] : clauseMoves(old, next),
      tasks: 'error' in old || 'error' in next ? [] : taskMoves(old, next),
    }
  })
}

/** True when the subject's points, tasks, standing or acceptance change. */
export function moves({ before, after, standingBefore, standingAfter, refused, tasks }: SubjectMove): boolean {
  return tasks.length > 0 || before !== after || standingBefore !== standingAfter || refused.before !== refused.after
}

function totalOf(result: CaseResult): Points | null {
  return 'error' in result ? null : result.score.total
}

function refusalOf(result: CaseResult): string | null {
  return 'error' in result ? result.error.message : null
}

function clauseMoves(old: ScoredCase, next: ScoredCase): ClauseMove[] {
  const before = pointsByClause(old)
  const after = pointsByClause(next)
  const none = pointsFromHundredths(0)
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((clause) => {
    const [was, is] = [before.get(clause), after.get(clause)]
    if ((was?.points ?? 0) === (is?.points ?? 0)) return []
    const label = is?.label ?? was?.label ?? clause
    return [{ clause, label, before: was?.points ?? none, after: is?.points ?? none }]
  })
}

function taskMoves({ score: old }: ScoredCase, { score: next }: ScoredCase): string[] {
  const [was, is] = [old.checklist?.failing ?? [], next.checklist?.failing ?? []]
  return [...was.filter((id) => !is.includes(id)), ...is.filter((id) => !was.includes(id))]
}

function pointsByClause({ program, encoded }: ScoredCase) {
  const base = program.ruleset.base
    ? []
    : [{ clause: 'base', label: '起始分', points: pointsFromHundredths(program.base) }]
  const lines = buildLines(program, encoded).map(({ clause, label, points }) => ({ clause, label, points }))
  return new Map([...base, ...lines].map((line) => [line.clause, line]))
}
