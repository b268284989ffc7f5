import { branchFacts } from '../../../shared/measures/branch-tally'
import { countOption } from '../../../shared/rules/options'
import type { Program } from '../../../shared/rules/program'
import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { TalliedBranch } from '../../store/scoring/branch-tallies'
import type { ScoreRow } from '../../store/scoring/save-scores'
import type { AdoptionInForce } from './adoptions-in-force'
import { scoreSubject } from './score-subject'

/**
 * Scores what a branch's activities and members add up to under each adoption. The measure of group meetings is
 * kept once for all of them, by the strictest.
 */
export function scoreBranch(adoptions: readonly AdoptionInForce[], branch: TalliedBranch, asOf: CivilDate): ScoreRow[] {
  const most = Math.max(...adoptions.map(({ program }) => requiredGroupMeetings(program)))
  return adoptions.map((adoption) => {
    const measuredBy = (groupMeetings: number) =>
      branchFacts(branch.tally, calendarYear(adoption.year), asOf, { groupMeetings })
    const own = requiredGroupMeetings(adoption.program)
    const measured = measuredBy(own)
    const subject = { id: branch.branchId, traits: {}, measured, findings: branch.findings }
    return { ...scoreSubject(adoption, subject, asOf), figures: own === most ? measured : measuredBy(most) }
  })
}

/** Where a member ruleset keeps its bottom line: sections that count against the total. */
export function bottomPositions(program: Program): number[] {
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
