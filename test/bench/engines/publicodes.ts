import Engine from 'publicodes'

type RawRule = Exclude<NonNullable<ConstructorParameters<typeof Engine<string>>[0]>[string], undefined>

import type { Program, ProgramClause } from '../../../shared/rules/program'
import { clauseSteps, factNames } from './clause-expression'

/** The program as publicodes: a rule a fact, a clause, an item and the total; the whole tree is evaluated. */
export function publicodesScorer(program: Program) {
  const rules: Record<string, RawRule> = {}
  for (const name of factNames(program)) rules[name] = { 'par défaut': 0 }
  for (const clause of program.clauses) rules[`c${clause.index}`] = clauseRule(clause)
  for (const { index, first, end, kind, limit } of program.items) {
    const sum = { somme: program.clauses.slice(first, end).map((clause) => `c${clause.index}`) }
    const cut = limit === Number.POSITIVE_INFINITY ? sum : { ...sum, plafond: limit }
    rules[`i${index}`] = kind === 'earned' ? { valeur: cut } : { valeur: { produit: [cut, -1] } }
  }
  rules.total = { somme: [String(program.base), ...program.items.map(({ index }) => `i${index}`)] }
  const engine = new Engine(rules)
  const names = factNames(program)
  return (row: Int32Array): number => {
    engine.setSituation(Object.fromEntries(names.map((name, slot) => [name, row[slot] as number])))
    return Number(engine.evaluate('total').nodeValue)
  }
}

function clauseRule(clause: ProgramClause): RawRule {
  const { compiled, at } = clause
  if (compiled.effect === 'mark') return { valeur: 0 }
  if (compiled.rates) return { somme: compiled.rates.map((rate, slot) => `s${at + slot} * ${rate}`) }
  const steps = clauseSteps(clause).reverse()
  return { variations: [...steps.map(({ from, loss }) => ({ si: `s${at} >= ${from}`, alors: loss })), { sinon: 0 }] }
}
