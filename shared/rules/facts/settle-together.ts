import type { Program, ProgramClause } from '../program'
import { FactRefusal } from './fact-refusal'
import type { PlacedFact } from './group-facts'

/** The first slots of clauses: what counts now, or what will count at the close. */
interface Counts {
  of(clause: ProgramClause): number
  lower(clause: ProgramClause, count: number): void
}

/**
 * Settles counts that each are possible but not together, such as more kinds lacking and irregular than there
 * are kinds. Counts that were entered are refused; a clause without evidence lacks at most what the others
 * leave, for what was found irregular was held.
 * @throws FactRefusal `too-many`
 */
export function settleTogether(
  program: Program,
  groups: ReadonlyMap<number, readonly PlacedFact[]>,
  counts: Counts,
): void {
  for (const { clauses: ids, at_most: most, unit } of program.ruleset.together) {
    const clauses = ids.map((id) => program.clauseById.get(id) as ProgramClause)
    const facts = clauses.flatMap((clause) => (groups.get(clause.index) ?? []).map((fact) => ({ clause, fact })))
    const entered = new Set(facts.map(({ clause }) => clause))
    const sum = [...entered].reduce((added, clause) => added + counts.of(clause), 0)
    if (sum > most) {
      const last = facts.reduce((found, next) => (next.fact.index > found.fact.index ? next : found))
      const labels = clauses.map(({ definition }) => `“${definition.label}”`).join('、')
      throw new FactRefusal(
        'too-many',
        `${labels}合计至多 ${most} ${unit}，填了 ${sum} ${unit}`,
        last.clause.definition.id,
        last.fact.index,
      )
    }
    let left = most - sum
    for (const clause of clauses) {
      if (entered.has(clause)) continue
      if (counts.of(clause) > left) counts.lower(clause, left)
      left -= counts.of(clause)
    }
  }
}
