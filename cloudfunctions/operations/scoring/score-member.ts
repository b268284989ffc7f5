import { memberFacts } from '../../../shared/measures/member-tally'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { TalliedMember } from '../../store/scoring/member-tallies'
import type { ScoreRow } from '../../store/scoring/save-scores'
import type { AdoptionInForce } from './adoptions-in-force'
import { scoreSubject } from './score-subject'

/** Retired, floating and infirm members are shown as not scored, unless their branch asked for a score. */
export function isScored({ class: kind, scoredOnRequest }: TalliedMember): boolean {
  return kind === 'regular' || kind === 'probationary' || scoredOnRequest
}

/** Scores what a member's raw records add up to under one adoption. */
export function scoreMember(adoption: AdoptionInForce, member: TalliedMember, asOf: CivilDate): ScoreRow {
  const traits = { joined: member.joinedOn, office_months: member.officeMonths }
  return scoreSubject(
    adoption,
    { id: member.personId, traits, measured: memberFacts(member.tally), findings: member.findings },
    asOf,
  )
}
