import { Engine } from 'json-rules-engine'
import type { Program, ProgramClause } from '../../../shared/rules/program'
import { clauseSteps, factNames } from './clause-expression'

/**
 * The program as json-rules-engine: a rule for each slot that is filled or step that is reached, whose
 * event names the points. The engine has no sums, so the events are added up here, item by item.
 */
export function jsonRulesScorer(program: Program) {
  const engine = new Engine()
  for (const clause of program.clauses) {
    for (const rule of rulesOf(clause)) engine.addRule(rule)
  }
  const names = factNames(program)
  return async (row: Int32Array): Promise<number> => {
    const facts = Object.fromEntries(names.map((name, slot) => [name, row[slot] as number]))
    const { events } = await engine.run(facts)
    const sums = program.items.map(() => 0)
    for (const { params } of events) {
      if (!params) continue
      const { item, slot, rate, points } = params
      sums[item] = (sums[item] ?? 0) + (points ?? (row[slot] as number) * rate)
    }
    return program.items.reduce((total, { index, kind, limit }) => {
      const cut = Math.min(sums[index] ?? 0, limit)
      return kind === 'earned' ? total + cut : total - cut
    }, program.base)
  }
}

function rulesOf(clause: ProgramClause) {
  const { compiled, at, item, definition } = clause
  if (compiled.effect === 'mark') return []
  const when = (slot: number, ...bounds: { operator: string; value: number }[]) => ({
    all: bounds.map((bound) => ({ fact: `s${slot}`, ...bound })),
  })
  if (compiled.rates) {
    return compiled.rates.map((rate, index) => ({
      conditions: when(at + index, { operator: 'greaterThan', value: 0 }),
      event: { type: definition.id, params: { item, slot: at + index, rate } },
    }))
  }
  const steps = clauseSteps(clause)
  return steps.map(({ from, loss }, index) => {
    const next = steps[index + 1]
    const bounds = [
      { operator: 'greaterThanInclusive', value: from },
      ...(next ? [{ operator: 'lessThan', value: next.from }] : []),
    ]
    return { conditions: when(at, ...bounds), event: { type: definition.id, params: { item, points: loss } } }
  })
}
