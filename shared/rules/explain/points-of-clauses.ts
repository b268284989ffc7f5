import { type Points, pointsFromHundredths } from '../../values/points'
import type { EncodedRow } from '../facts/encoded-row'
import type { Program } from '../program'
import { amountsOfClauses } from './amounts-of-clauses'

/** What counts of each clause, signed, in the document's order: the points of its line, without the line. */
export function pointsOfClauses(program: Program, encoded: EncodedRow): Points[] {
  const amounts = amountsOfClauses(program, encoded.row)
  const points = program.clauses.map(({ compiled }, index) => {
    const counted = amounts[2 * index + 1] as number
    return pointsFromHundredths(compiled.effect === 'loss' ? -counted : counted)
  })
  amounts.fill(0, 0, 2 * program.clauses.length)
  return points
}
