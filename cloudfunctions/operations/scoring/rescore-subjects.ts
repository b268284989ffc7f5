import { addMemberScores, BELOW_BOTTOM } from '../../../shared/measures/add-member-scores'
import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { leavingDays } from '../../store/scoring/leaving-days'
import type { TalliedMember } from '../../store/scoring/member-tallies'
import { readTallies } from '../../store/scoring/read-tallies'
import { saveMeasures } from '../../store/scoring/save-measures'
import { saveScores } from '../../store/scoring/save-scores'
import type { AdoptionInForce, AdoptionsInForce } from './adoptions-in-force'
import { rescoreLeavers } from './rescore-leavers'
import { bottomPositions, scoreBranch } from './score-branch'
import { scoreMembers } from './score-member'

/** How many members one statement takes: enough to be set-based, few enough to keep its memory small. */
const BATCH = 500

/**
 * Recomputes the measures and proposed scores of members and branches from their raw records, in the caller's
 * transaction, which has locked them. A branch counts members who are scored in the same step as they come out,
 * and the others as they were kept.
 * @returns branches that members turned out to be in and that are not among `branchIds`
 */
export async function rescoreSubjects(
  tx: CityTransaction,
  cityId: string,
  adoptions: AdoptionsInForce,
  personIds: readonly string[],
  branchIds: readonly string[],
  year: number,
  asOf: CivilDate,
): Promise<string[]> {
  const scope = { cityId, adoptions, year, asOf }
  const found = new Set<string>()
  const together = personIds.length <= BATCH
  for (let at = 0; at < personIds.length || at === 0; at += BATCH) {
    const batch = personIds.slice(at, at + BATCH)
    for (const id of await rescoreTogether(tx, scope, batch, together ? branchIds : [])) found.add(id)
  }
  if (!together) await rescoreTogether(tx, scope, [], branchIds)
  return [...found].filter((id) => !branchIds.includes(id))
}

interface Scope {
  readonly cityId: string
  readonly adoptions: AdoptionsInForce
  readonly year: number
  readonly asOf: CivilDate
}

/** All is read in one statement and kept in another. @returns the branches of the members */
async function rescoreTogether(
  tx: CityTransaction,
  { cityId, adoptions, year, asOf }: Scope,
  personIds: readonly string[],
  branchIds: readonly string[],
): Promise<string[]> {
  const forBranches = [...adoptions.branch, ...adoptions.organisation]
  const scoredBranches = forBranches.length > 0 ? branchIds : []
  if (personIds.length === 0 && scoredBranches.length === 0) return []
  const { from, to } = calendarYear(year)
  const [first] = adoptions.member
  const positions = first ? bottomPositions(first.program) : []
  const { members, branches } = await readTallies(
    tx,
    personIds,
    scoredBranches,
    { year, from, to, asOf },
    { adoptionId: first?.id ?? null, bottomPositions: positions, belowBottom: BELOW_BOTTOM },
  )
  const present = await withoutLeavers(tx, cityId, adoptions.member, members, year, asOf)
  const { scored, measured } = scoreMembers(adoptions.member, present, year, asOf)
  const counted = branches.map((branch) => {
    const own = scored.filter(({ member }) => member.branchId === branch.branchId)
    const scores = own.flatMap(({ rows }) => rows[0] ?? [])
    return { ...branch, tally: addMemberScores(branch.tally, scores, positions) }
  })
  await saveScores(tx, [
    ...scored.flatMap(({ rows }) => rows),
    ...counted.flatMap((branch) => scoreBranch(forBranches, branch, asOf)),
  ])
  await saveMeasures(tx, measured)
  return members.flatMap(({ branchId }) => branchId ?? [])
}

/** Those who left the city are scored as of their last day, apart from the others. */
async function withoutLeavers(
  tx: CityTransaction,
  cityId: string,
  adoptions: readonly AdoptionInForce[],
  members: readonly TalliedMember[],
  year: number,
  asOf: CivilDate,
): Promise<readonly TalliedMember[]> {
  const elsewhere = members.filter(({ branchId }) => branchId === null).map(({ personId }) => personId)
  if (elsewhere.length === 0) return members
  const left = await leavingDays(tx, cityId, elsewhere)
  await rescoreLeavers(tx, adoptions, left, year, asOf)
  return members.filter(({ personId }) => !left.has(personId))
}
