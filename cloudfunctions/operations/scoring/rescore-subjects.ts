import { addMemberScores, BELOW_BOTTOM } from '../../../shared/measures/add-member-scores'
import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { leavingDays } from '../../store/scoring/leaving-days'
import type { TalliedMember } from '../../store/scoring/member-tallies'
import { readTallies, type Tallies } from '../../store/scoring/read-tallies'
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
  const together = personIds.length <= BATCH
  const batches = Array.from({ length: Math.ceil(personIds.length / BATCH) }, (_, at) =>
    personIds.slice(at * BATCH, (at + 1) * BATCH),
  )
  const steps = batches.map((people) => ({ people, branches: together ? branchIds : [] }))
  if (batches.length === 0) steps.push({ people: [], branches: branchIds })
  const found = new Set<string>()
  // What members are scored by hangs on nobody's score: the database adds up the next while these are scored.
  let ahead = readStep(tx, scope, steps[0])
  for (const [at] of steps.entries()) {
    const tallies = await ahead
    ahead = readStep(tx, scope, steps[at + 1])
    ahead.catch(() => undefined)
    for (const id of await scoreStep(tx, scope, tallies)) found.add(id)
  }
  if (!together) await scoreStep(tx, scope, await readStep(tx, scope, { people: [], branches: branchIds }))
  return [...found].filter((id) => !branchIds.includes(id))
}

interface Scope {
  readonly cityId: string
  readonly adoptions: AdoptionsInForce
  readonly year: number
  readonly asOf: CivilDate
}

/** Subjects that are added up in one statement. */
interface Step {
  readonly people: readonly string[]
  readonly branches: readonly string[]
}

async function readStep(
  tx: CityTransaction,
  { adoptions, year, asOf }: Scope,
  step: Step = { people: [], branches: [] },
): Promise<Tallies> {
  const branches = adoptions.branch.length + adoptions.organisation.length > 0 ? step.branches : []
  if (step.people.length === 0 && branches.length === 0) return { members: [], branches: [] }
  const { from, to } = calendarYear(year)
  const [first] = adoptions.member
  return readTallies(
    tx,
    step.people,
    branches,
    { year, from, to, asOf },
    {
      adoptionId: first?.id ?? null,
      bottomPositions: first ? bottomPositions(first.program) : [],
      belowBottom: BELOW_BOTTOM,
    },
  )
}

/** Scores what was added up, and keeps it. @returns the branches of the members */
async function scoreStep(
  tx: CityTransaction,
  { cityId, adoptions, year, asOf }: Scope,
  { members, branches }: Tallies,
): Promise<string[]> {
  const [first] = adoptions.member
  const positions = first ? bottomPositions(first.program) : []
  const present = await withoutLeavers(tx, cityId, adoptions.member, members, year, asOf)
  const { scored, measured } = scoreMembers(adoptions.member, present, year, asOf)
  const counted = branches.map((branch) => {
    const own = scored.filter(({ member }) => member.branchId === branch.branchId)
    const scores = own.flatMap(({ rows }) => rows[0] ?? [])
    return { ...branch, tally: addMemberScores(branch.tally, scores, positions) }
  })
  await saveScores(tx, [
    ...scored.flatMap(({ rows }) => rows),
    ...counted.flatMap((branch) => scoreBranch([...adoptions.branch, ...adoptions.organisation], branch, asOf)),
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
