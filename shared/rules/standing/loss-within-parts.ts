import { clauseAmount } from '../clause-amount'
import type { Program, ProgramClause, ProgramItem } from '../program'

/** The loss of an item in hundredths after the limits of its parts and before its own. */
export function lossWithinParts(program: Program, item: ProgramItem, row: Int32Array): number {
  const left = [...item.parts]
  let lost = 0
  for (let index = item.first; index < item.end; index += 1) {
    const clause = program.clauses[index] as ProgramClause
    if (clause.compiled.effect !== 'loss') continue
    const amount = clauseAmount(clause, row)
    const counted = Math.min(amount, left[clause.part] ?? amount)
    if (clause.part >= 0) left[clause.part] = (left[clause.part] as number) - counted
    lost += counted
  }
  return lost
}
