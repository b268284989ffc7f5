import { memberFacts } from '../../../shared/measures/member-tally'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { TalliedMember } from '../../store/scoring/member-tallies'
import type { MeasureRow } from '../../store/scoring/save-measures'
import type { ScoreRow } from '../../store/scoring/save-scores'
import type { AdoptionInForce } from './adoptions-in-force'
import { scoreSubject } from './score-subject'

/** What becomes of members: scores, or measures alone for those who are not scored. */
export interface ScoredMembers {
  /** a row an adoption, in their order */
  readonly scored: readonly { readonly member: TalliedMember; readonly rows: readonly ScoreRow[] }[]
  readonly measured: readonly MeasureRow[]
}

/** Scores what members' raw records add up to. Hours of those who are not scored are kept and shown all the same. */
export function scoreMembers(
  adoptions: readonly AdoptionInForce[],
  members: readonly TalliedMember[],
  year: number,
  asOf: CivilDate,
): ScoredMembers {
  const isCounted = (member: TalliedMember) => adoptions.length > 0 && isScored(member)
  return {
    scored: members.filter(isCounted).map((member) => ({
      member,
      rows: adoptions.map((adoption) => scoreMember(adoption, member, asOf)),
    })),
    measured: members
      .filter((member) => !isCounted(member))
      .map(({ personId, tally }) => ({ subjectId: personId, year, asOf, figures: memberFacts(tally) })),
  }
}

/** Retired, floating and infirm members are shown as not scored, unless their branch asked for a score. */
export function isScored({ class: kind, scoredOnRequest }: TalliedMember): boolean {
  return kind === 'regular' || kind === 'probationary' || scoredOnRequest
}

function scoreMember(adoption: AdoptionInForce, member: TalliedMember, asOf: CivilDate): ScoreRow {
  const traits = { joined: member.joinedOn, office_months: member.officeMonths }
  return scoreSubject(
    adoption,
    { id: member.personId, traits, measured: memberFacts(member.tally), findings: member.findings },
    asOf,
  )
}
