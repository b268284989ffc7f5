import { memberFacts } from '../../../shared/measures/member-tally'
import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { memberTallies, type TalliedMember } from '../../store/scoring/member-tallies'
import { saveScores } from '../../store/scoring/save-scores'
import type { AdoptionInForce, AdoptionsInForce } from './adoptions-in-force'
import { scoreSubject } from './score-subject'

/** How many members one statement takes: enough to be set-based, few enough to keep its memory small. */
const BATCH = 500

/**
 * Recomputes the measures and proposed scores of members from their raw records, in the caller's
 * transaction, which has locked them.
 */
export async function rescoreMembers(
  tx: CityTransaction,
  { member: adoptions }: AdoptionsInForce,
  personIds: readonly string[],
  year: number,
  asOf: CivilDate,
): Promise<void> {
  const { from, to } = calendarYear(year)
  for (let at = 0; at < personIds.length; at += BATCH) {
    const members = await memberTallies(tx, personIds.slice(at, at + BATCH), { year, from, to, asOf })
    const rows = members
      .filter(isScored)
      .flatMap((member) => adoptions.map((adoption) => scoreMember(adoption, member, asOf)))
    await saveScores(tx, rows)
  }
}

/** Retired, floating and infirm members are shown as not scored, unless their branch asked for a score. */
function isScored({ class: kind, scoredOnRequest }: TalliedMember): boolean {
  return kind === 'regular' || kind === 'probationary' || scoredOnRequest
}

function scoreMember(adoption: AdoptionInForce, member: TalliedMember, asOf: CivilDate) {
  const traits = { joined: member.joinedOn, office_months: member.officeMonths }
  return scoreSubject(
    adoption,
    { id: member.personId, traits, measured: memberFacts(member.tally), findings: member.findings },
    asOf,
  )
}
