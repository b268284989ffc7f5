import type { Program, ProgramClause } from '../program'
import { FactRefusal } from './fact-refusal'
import type { PlacedFact } from './group-facts'

/**
 * Refuses counts that each are possible but not together, such as more kinds lacking and irregular than
 * there are kinds.
 * @throws FactRefusal `too-many`
 */
export function refuseTooManyTogether(
  program: Program,
  groups: ReadonlyMap<number, readonly PlacedFact[]>,
  row: Int32Array,
): void {
  for (const { clauses: ids, at_most: most, unit } of program.ruleset.together) {
    const clauses = ids.map((id) => program.clauseById.get(id) as ProgramClause)
    const sum = clauses.reduce((added, { at }) => added + (row[at] as number), 0)
    if (sum <= most) continue
    const facts = clauses.flatMap((clause) => (groups.get(clause.index) ?? []).map((fact) => ({ clause, fact })))
    const last = facts.reduce((found, next) => (next.fact.index > found.fact.index ? next : found))
    const labels = clauses.map(({ definition }) => `“${definition.label}”`).join('、')
    throw new FactRefusal(
      'too-many',
      `${labels}合计至多 ${most} ${unit}，填了 ${sum} ${unit}`,
      last.clause.definition.id,
      last.fact.index,
    )
  }
}
