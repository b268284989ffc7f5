import { contains } from '../../values/window'
import type { Program, ProgramClause } from '../program'
import type { Fact, FactField } from './fact'
import { FactRefusal } from './fact-refusal'
import type { ScoringDates } from './fact-row'

/** A fact with its place in the row, so that a refusal can name it. */
export interface PlacedFact extends Fact {
  readonly index: number
}

const FIELDS: readonly FactField[] = ['quantity', 'done', 'value', 'level', 'giver', 'matter', 'due', 'held']

/**
 * Sorts facts to the clauses they speak of. One entry feeds every clause that reads its measure, also
 * when it names one of those clauses.
 * @returns facts by clause index
 * @throws FactRefusal
 */
export function groupFacts(program: Program, facts: readonly Fact[], dates: ScoringDates): Map<number, PlacedFact[]> {
  const groups = new Map<number, PlacedFact[]>()
  for (const [index, fact] of facts.entries()) {
    const placed = { ...fact, index }
    for (const clause of clausesOf(program, placed)) {
      checkShape(clause, placed, dates)
      groups.set(clause.index, [...(groups.get(clause.index) ?? []), placed])
    }
  }
  return groups
}

function clausesOf(program: Program, fact: PlacedFact): readonly ProgramClause[] {
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

function checkShape({ definition, compiled }: ProgramClause, fact: PlacedFact, dates: ScoringDates): void {
  const refuse = (code: ConstructorParameters<typeof FactRefusal>[0], message: string) =>
    new FactRefusal(code, `${definition.label}：${message}`, definition.id, fact.index)
  if (definition.retired !== undefined) throw refuse('unknown-clause', `本版本已停用此条（${definition.retired}）`)
  if (fact.kind !== undefined && !compiled.kinds.includes(fact.kind)) {
    throw refuse('facts-invalid', `kind 写作 ${compiled.kinds.join(' 或 ')}，不能写“${fact.kind}”`)
  }
  const used = FIELDS.filter((field) => fact[field] !== undefined)
  if (fact.applies === false) {
    if (definition.may_not_apply === undefined) throw refuse('condition-not-met', '此条不能填“不适用”')
    if (used.length > 0) throw refuse('facts-invalid', '既填“不适用”，就不能再填数值')
  }
  for (const field of used) {
    if (compiled.fields.includes(field)) continue
    const figure = field === 'value' || field === 'quantity'
    throw refuse(figure ? 'not-graded' : 'facts-invalid', `此条不接受 ${field}，可填 ${compiled.fields.join('、')}`)
  }
  if (fact.date === undefined) return
  if (fact.date > dates.asOf) throw refuse('future-date', `日期 ${fact.date} 晚于统计截止日 ${dates.asOf}`)
  if (!contains(dates.period, fact.date)) {
    throw refuse('out-of-range', `日期 ${fact.date} 不在考核期 ${dates.period.from} 至 ${dates.period.to} 之内`)
  }
}
