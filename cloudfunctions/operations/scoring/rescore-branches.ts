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
  { branch: adoptions, member }: AdoptionsInForce,
  branchIds: readonly string[],
  year: number,
  asOf: CivilDate,
): Promise<void> {
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
  await saveScores(
    tx,
    branches.flatMap((branch) => adoptions.map((adoption) => scoreBranch(adoption, branch, asOf))),
  )
}

function scoreBranch(adoption: AdoptionInForce, branch: TalliedBranch, asOf: CivilDate) {
  const groupMeetings = requiredGroupMeetings(adoption.program)
  const measured = branchFacts(branch.tally, calendarYear(adoption.year), asOf, { groupMeetings })
  return scoreSubject(adoption, { id: branch.branchId, traits: {}, measured, findings: branch.findings }, asOf)
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
