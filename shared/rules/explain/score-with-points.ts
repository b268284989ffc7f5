import { type Points, pointsFromHundredths } from '../../values/points'
import type { EncodedRow } from '../facts/encoded-row'
import type { Program } from '../program'
import type { Score } from '../score-row'
import { scoreWithAmounts } from './score-with-amounts'

interface ScoreWithPoints {
  readonly score: Score
  /** what counts of each clause, signed, in the document's order: the points of its line, without the line */
  readonly points: Points[]
}

export function scoreWithPoints(program: Program, encoded: EncodedRow): ScoreWithPoints {
  const { score, amounts } = scoreWithAmounts(program, encoded)
  const points = program.clauses.map(({ compiled }, index) => {
    const counted = amounts[2 * index + 1] as number
    return pointsFromHundredths(compiled.effect === 'loss' ? -counted : counted)
  })
  return { score, points }
}
