import { contains } from '../../values/window'
import { withFalseAmount } from '../falsification/with-false-amount'
import type { Reading } from '../mechanisms/mechanism'
import type { Program, ProgramClause } from '../program'
import { FACT_FIELDS, type Fact, type FactField } from './fact'
import { FactRefusal } from './fact-refusal'
import type { ScoringDates } from './fact-row'
import { windowOf } from './window-of'

/** A fact with its place in the row, so that a refusal can name it. */
export interface PlacedFact extends Fact {
  readonly index: number
}

/**
 * Sorts facts to the clauses they speak of. One entry feeds every clause that reads its measure, also
 * when it names one of those clauses.
 * @returns facts by clause index
 * @throws FactRefusal
 */
export function groupFacts(
  program: Program,
  facts: readonly Fact[],
  dates: ScoringDates,
  readingOf: (clause: ProgramClause) => Reading,
): Map<number, PlacedFact[]> {
  const groups = new Map<number, PlacedFact[]>()
  const { falsification } = program
  for (const [index, fact] of facts.entries()) {
    const named = asDone(program, notApplicable({ ...fact, index }))
    const placed = falsification === undefined ? named : falseOf(program, falsification, named, readingOf)
    const clauses = clausesOf(program, placed)
    const [head] = clauses
    if (head && isSection(program, placed)) readingOf(head).flag(`na-full:${placed.clause}`)
    for (const clause of clauses) {
      // What was false is entered on its own clause; on the target it only takes back what was earned.
      if (clause.definition.id === placed.clause || placed.target === undefined) checkShape(clause, placed)
      if (!inWindow(program, clause, placed, dates, readingOf(clause))) continue
      const before = groups.get(clause.index)
      if (before) before.push(placed)
      else groups.set(clause.index, [placed])
    }
  }
  return groups
}

/** Kinds that say how a fact is counted: one that does not fit is a slip. Other words are the reader's own. */
const SHAPES = new Set(['occurrence', 'missing', 'done', 'finding', 'measure', 'level', 'task', 'falsify'])

/** Kinds of fact that carry a figure of the assessor's own. */
const GRADED = new Set(['grade', 'graded', 'score', 'range'])

/** `value: not-applicable` says the same as `applies: false`. */
function notApplicable(fact: PlacedFact): PlacedFact {
  if (fact.value !== 'not-applicable') return fact
  const { value: _, ...rest } = fact
  return { ...rest, applies: false }
}

/** A quantity of kind `done` is how many were done, also where a quantity alone is how many are missing. */
function asDone(program: Program, fact: PlacedFact): PlacedFact {
  if (fact.kind !== 'done' || fact.done !== undefined || fact.quantity === undefined) return fact
  const { quantity, ...rest } = fact
  const counts = program.clauseById.get(fact.clause ?? '')?.compiled.fields.includes('done')
  return counts ? { ...rest, done: quantity } : fact
}

/** An entry of kind `falsify` on a clause is one on the falsification clause that names its target. */
function falseOf(
  program: Program,
  clause: string,
  fact: PlacedFact,
  readingOf: (clause: ProgramClause) => Reading,
): PlacedFact {
  const named =
    fact.kind === 'falsify' && fact.clause !== undefined && fact.clause !== clause
      ? { ...fact, clause, target: fact.clause }
      : fact
  const target = named.clause === clause ? program.clauseById.get(named.target ?? '') : undefined
  return target ? withFalseAmount(named, target, readingOf(target)) : named
}

function clausesOf(program: Program, fact: PlacedFact): readonly ProgramClause[] {
  if (fact.target !== undefined) return withTarget(program, fact)
  if (isSection(program, fact)) return inSection(program, fact)
  const named = fact.clause ?? fact.measure ?? ''
  const clause = fact.clause === undefined ? undefined : program.clauseById.get(fact.clause)
  const measure = fact.measure ?? clause?.definition.reads
  const clauses =
    (measure === undefined ? undefined : program.clausesByMeasure.get(measure)) ?? (clause ? [clause] : [])
  if (clauses.length === 0) {
    const message = fact.clause === undefined ? `本规则没有条款读取计量“${named}”` : `本规则没有“${named}”这一条`
    throw new FactRefusal('unknown-clause', message, named, fact.index)
  }
  return clauses
}

function withTarget(program: Program, fact: PlacedFact): readonly ProgramClause[] {
  return [fact.clause, fact.target].map((id) => {
    const clause = program.clauseById.get(id ?? '')
    if (clause) return clause
    throw new FactRefusal('unknown-clause', `本规则没有“${id}”这一条`, id ?? '', fact.index)
  })
}

/** A whole section may be declared not applicable by its own id. */
function isSection(program: Program, fact: PlacedFact): boolean {
  return fact.applies === false && program.sections.some(({ id }) => id === fact.clause)
}

function inSection(program: Program, fact: PlacedFact): readonly ProgramClause[] {
  const section = program.sections.find(({ id }) => id === fact.clause)?.index
  return program.clauses.filter(({ item }) => program.items[item]?.section === section)
}

function checkShape({ definition, compiled }: ProgramClause, fact: PlacedFact): void {
  const refuse = (code: ConstructorParameters<typeof FactRefusal>[0], message: string) =>
    new FactRefusal(code, `${definition.label}：${message}`, definition.id, fact.index)
  if (definition.retired !== undefined) throw refuse('unknown-clause', `本版本已停用此条（${definition.retired}）`)
  const { kind } = fact
  if (kind !== undefined && !compiled.kinds.includes(kind)) {
    if (GRADED.has(kind)) throw refuse('not-graded', '此条不由考评人自定分值')
    if (SHAPES.has(kind)) throw refuse('facts-invalid', `kind 写作 ${compiled.kinds.join(' 或 ')}，不能写“${kind}”`)
  }
  if (fact.applies === false) {
    if (definition.may_not_apply === undefined) throw refuse('condition-not-met', '此条不能填“不适用”')
    const used = FACT_FIELDS.some((field) => fact[field] !== undefined)
    if (used) throw refuse('facts-invalid', '既填“不适用”，就不能再填数值')
  }
  const field = strayField(fact, compiled.fields)
  if (field === undefined) return
  const figure = field === 'value' || field === 'quantity'
  throw refuse(figure ? 'not-graded' : 'facts-invalid', `此条不接受 ${field}，可填 ${compiled.fields.join('、')}`)
}

/** The first field of a fact, as fields are ordered, that is none of those taken. */
function strayField(fact: PlacedFact, taken: readonly FactField[]): FactField | undefined {
  const strays = (field: FactField) => fact[field] !== undefined && !taken.includes(field)
  // Every fact comes through here, and says three or four of the thirty things that a fact may say.
  const said = Object.keys(fact) as FactField[]
  for (let at = 0; at < said.length; at += 1) {
    const field = said[at] as FactField
    if (strays(field) && FACT_FIELDS.includes(field)) return FACT_FIELDS.find(strays)
  }
  return undefined
}

/**
 * Whether a dated fact counts. Outside the year a fact is a slip and is refused; outside a clause's own
 * window it is a true fact that does not count, and is flagged.
 */
function inWindow(
  program: Program,
  { definition }: ProgramClause,
  fact: PlacedFact,
  dates: ScoringDates,
  reading: Reading,
): boolean {
  if (fact.date === undefined) return true
  const refuse = (code: ConstructorParameters<typeof FactRefusal>[0], message: string) =>
    new FactRefusal(code, `${definition.label}：${message}`, definition.id, fact.index)
  const rule = definition.window === undefined ? undefined : program.ruleset.windows[definition.window]
  const window = rule ? windowOf(rule, dates) : dates.period
  const known = fact.date <= dates.asOf
  if (known && contains(window, fact.date)) return true
  if (!known && (!rule || rule.kind === 'last-months' || contains(window, fact.date))) {
    throw refuse('future-date', `日期 ${fact.date} 晚于统计截止日 ${dates.asOf}`)
  }
  const span = `${window.from} 至 ${window.to}`
  if (!rule) throw refuse('out-of-range', `日期 ${fact.date} 不在考核期 ${span} 之内`)
  if (definition.flags?.includes('window-out')) {
    reading.flag(`window-out:${fact.matter ?? `${definition.id}:${fact.date}`}`)
  }
  reading.remark(`${fact.matter ?? fact.date} 的日期 ${fact.date} 不在 ${span} 之内，不计`)
  return false
}
