import { AppError } from '../../values/app-error'
import type { Reading } from '../mechanisms/mechanism'
import { switchOption } from '../options'
import type { Program, ProgramClause } from '../program'
import { FactRefusal } from './fact-refusal'
import type { PlacedFact } from './group-facts'

/**
 * Where the ruleset says that one matter counts in one of several clauses only, refuses the second entry
 * or leaves the heaviest alone.
 * @param groups facts by clause index; entries that do not count are taken out
 * @throws FactRefusal `duplicate-matter`
 */
export function settleMatters(
  program: Program,
  groups: Map<number, PlacedFact[]>,
  readingOf: (clause: ProgramClause) => Reading,
): void {
  for (const { clauses: ids, second, unless } of program.ruleset.matters) {
    if (unless !== undefined && switchOption(program.options, unless)) continue
    const clauses = ids.map((id) => program.clauseById.get(id) as ProgramClause)
    for (const entries of byMatter(clauses, groups).values()) {
      if (second === 'refused') refuseSecondClause(entries)
      else keepHeaviest(entries, groups, readingOf, second === 'highest-only' ? second : 'same-event')
    }
  }
}

interface Entry {
  readonly clause: ProgramClause
  readonly fact: PlacedFact
}

function byMatter(clauses: readonly ProgramClause[], groups: ReadonlyMap<number, PlacedFact[]>) {
  const matters = new Map<string, Entry[]>()
  for (const clause of clauses) {
    for (const fact of groups.get(clause.index) ?? []) {
      // An entry that a record was false is no second entry of the matter.
      if (fact.matter === undefined || fact.target !== undefined) continue
      matters.set(fact.matter, [...(matters.get(fact.matter) ?? []), { clause, fact }])
    }
  }
  return matters
}

function refuseSecondClause(entries: readonly Entry[]): void {
  const inOrder = [...entries].sort((a, b) => a.fact.index - b.fact.index)
  const [first] = inOrder
  const other = inOrder.find(({ clause }) => clause !== first?.clause)
  if (!first || !other) return
  const { definition } = other.clause
  throw new FactRefusal(
    'duplicate-matter',
    `${definition.label}：事项“${other.fact.matter}”已在“${first.clause.definition.label}”中计过，只能计入一条`,
    definition.id,
    other.fact.index,
  )
}

function keepHeaviest(
  entries: readonly Entry[],
  groups: Map<number, PlacedFact[]>,
  readingOf: (clause: ProgramClause) => Reading,
  flag: 'highest-only' | 'same-event',
): void {
  if (entries.length < 2) return
  const weight = ({ clause, fact }: Entry) => weigh(clause, fact, readingOf(clause))
  const heaviest = entries.reduce((best, next) => (weight(next) > weight(best) ? next : best))
  for (const { clause, fact } of entries) {
    if (fact === heaviest.fact) continue
    groups.set(
      clause.index,
      (groups.get(clause.index) ?? []).filter((other) => other !== fact),
    )
  }
  const reading = readingOf(heaviest.clause)
  reading.flag(`${flag}:${heaviest.fact.matter}`)
  reading.remark(`事项“${heaviest.fact.matter}”${flag === 'same-event' ? '只按最重的一项计' : '只按最高的一项计'}`)
}

/**
 * What one entry alone would come to. It may turn out not to count, so what it would flag or remark is dropped.
 * @throws FactRefusal when the clause cannot take it
 */
function weigh({ compiled, definition }: ProgramClause, fact: PlacedFact, reading: Reading): number {
  try {
    const silent = { ...reading, flag: () => undefined, remark: () => undefined }
    return compiled.amount(compiled.read([fact], silent), 0)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new FactRefusal(error.code, `${definition.label}：${error.message}`, definition.id, fact.index)
  }
}
