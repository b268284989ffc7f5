import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { readTallies } from '../../store/scoring/read-tallies'
import { saveScores } from '../../store/scoring/save-scores'
import type { AdoptionsInForce } from './adoptions-in-force'
import { BELOW_BOTTOM, bottomPositions, scoreBranch, withScores } from './score-branch'
import { isScored, scoreMember } from './score-member'

/**
 * Recomputes the measures and proposed scores of members and branches from their raw records, in the caller's
 * transaction, which has locked them: all is read in one statement and kept in another. A branch counts the
 * members among them as they come out here, and the others as they were kept.
 */
export async function rescoreSubjects(
  tx: CityTransaction,
  adoptions: AdoptionsInForce,
  personIds: readonly string[],
  branchIds: readonly string[],
  year: number,
  asOf: CivilDate,
): Promise<string[]> {
  if (personIds.length === 0 && (branchIds.length === 0 || adoptions.branch.length === 0)) return []
  const { from, to } = calendarYear(year)
  const [first] = adoptions.member
  const positions = first ? bottomPositions(first.program) : []
  const { members, branches } = await readTallies(
    tx,
    personIds,
    adoptions.branch.length > 0 ? branchIds : [],
    { year, from, to, asOf },
    { adoptionId: first?.id ?? null, bottomPositions: positions, belowBottom: BELOW_BOTTOM },
  )
  const scored = members
    .filter(isScored)
    .map((member) => ({ member, rows: adoptions.member.map((adoption) => scoreMember(adoption, member, asOf)) }))
  const counted = branches.map((branch) => {
    const own = scored.filter(({ member }) => member.branchId === branch.branchId)
    const scores = own.flatMap(({ rows }) => rows[0] ?? [])
    return { ...branch, tally: withScores(branch.tally, scores, positions) }
  })
  await saveScores(tx, [
    ...scored.flatMap(({ rows }) => rows),
    ...counted.flatMap((branch) => adoptions.branch.map((adoption) => scoreBranch(adoption, branch, asOf))),
  ])
  return members.flatMap(({ branchId }) => (branchId === null || branchIds.includes(branchId) ? [] : branchId))
}
