import type { BranchTally } from './branch-tally'

/**
 * Bottom-line losses of this many hundredths, or more, put a member below the bottom line: what the measure
 * `member-index.bottom-fifteen` counts (Jinhua, annex, bottom line).
 */
export const BELOW_BOTTOM = -1500

interface MemberScore {
  /** hundredths */
  readonly total: number
  /** hundredths of each clause's line */
  readonly points: readonly number[]
  readonly flags: readonly string[]
}

/**
 * A branch's tally with the scores of further members.
 * @param bottomPositions where bottom-line losses stand in `points`
 */
export function addMemberScores(
  tally: BranchTally,
  scores: readonly MemberScore[],
  bottomPositions: readonly number[],
): BranchTally {
  const lossOf = ({ points }: MemberScore) =>
    bottomPositions.reduce((sum, position) => sum + (points[position] ?? 0), 0)
  const below = scores.filter((score) => score.flags.includes('veto') || lossOf(score) <= BELOW_BOTTOM)
  return {
    ...tally,
    memberPoints: tally.memberPoints + scores.reduce((sum, { total }) => sum + total, 0),
    membersScored: tally.membersScored + scores.length,
    membersBelowBottom: tally.membersBelowBottom + below.length,
  }
}
