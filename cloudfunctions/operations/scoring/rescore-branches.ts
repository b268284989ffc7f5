import { branchFacts } from '../../../shared/measures/branch-tally'
import { countOption } from '../../../shared/rules/options'
import type { Program } from '../../../shared/rules/program'
import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { branchTallies, type TalliedBranch } from '../../store/scoring/branch-tallies'
import { saveScores } from '../../store/scoring/save-scores'
import type { AdoptionInForce, AdoptionsInForce } from './adoptions-in-force'
import { scoreSubject } from './score-subject'

/** Recomputes the measures and proposed scores of branches from their activities and their members' scores. */
export async function rescoreBranches(
  tx: CityTransaction,
  { branch, organisation, member }: AdoptionsInForce,
  branchIds: readonly string[],
  year: number,
  asOf: CivilDate,
): Promise<void> {
  const adoptions = [...branch, ...organisation]
  if (adoptions.length === 0 || branchIds.length === 0) return
  const [members] = member
  const { from, to } = calendarYear(year)
  const branches = await branchTallies(
    tx,
    branchIds,
    { year, from, to, asOf },
    {
      adoptionId: members?.id ?? null,
      bottomPositions: members ? bottomPositions(members.program) : [],
    },
  )
  const most = Math.max(...adoptions.map(({ program }) => requiredGroupMeetings(program)))
  await saveScores(
    tx,
    branches.flatMap((one) => adoptions.map((adoption) => scoreBranch(adoption, one, most, asOf))),
  )
}

/** @param most group meetings required by the strictest of the rulesets: the measure is kept once for all of them */
function scoreBranch(adoption: AdoptionInForce, branch: TalliedBranch, most: number, asOf: CivilDate) {
  const measuredBy = (groupMeetings: number) =>
    branchFacts(branch.tally, calendarYear(adoption.year), asOf, { groupMeetings })
  const measured = measuredBy(requiredGroupMeetings(adoption.program))
  const subject = { id: branch.branchId, traits: {}, measured, findings: branch.findings }
  return { ...scoreSubject(adoption, subject, asOf), figures: measuredBy(most) }
}

/** Where a member ruleset keeps its bottom line: sections that count against the total. */
function bottomPositions(program: Program): number[] {
  return program.clauses
    .filter(({ item }) => program.sections[program.items[item]?.section ?? -1]?.counts === 'minus')
    .map(({ index }) => index)
}

function requiredGroupMeetings(program: Program): number {
  const clause = program.clausesByMeasure.get('group-meeting.missing')?.[0]?.definition
  const required = clause !== undefined && 'required' in clause ? clause.required : undefined
  if (required === undefined) return 0
  return typeof required === 'number' ? required : countOption(program.options, required.option)
}
