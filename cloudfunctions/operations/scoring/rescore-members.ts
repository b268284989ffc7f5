import { memberFacts } from '../../../shared/measures/member-tally'
import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { leavingDays } from '../../store/scoring/leaving-days'
import { memberTallies, type TalliedMember } from '../../store/scoring/member-tallies'
import { saveMeasures } from '../../store/scoring/save-measures'
import { saveScores } from '../../store/scoring/save-scores'
import type { AdoptionInForce, AdoptionsInForce } from './adoptions-in-force'
import { scoreSubject } from './score-subject'

/**
 * Recomputes the measures and proposed scores of members from their raw records, in the caller's
 * transaction, which has locked them. Whoever is not scored keeps measures: hours are kept and shown all the same.
 */
export async function rescoreMembers(
  tx: CityTransaction,
  cityId: string,
  { member: adoptions }: AdoptionsInForce,
  personIds: readonly string[],
  year: number,
  asOf: CivilDate,
): Promise<void> {
  const { from, to } = calendarYear(year)
  const members = await memberTallies(tx, personIds, { year, from, to, asOf })
  const here = members.filter(({ branchId }) => branchId !== null)
  if (here.length < members.length) {
    const elsewhere = members.filter(({ branchId }) => branchId === null)
    await rescoreThoseWhoLeft(tx, cityId, adoptions, elsewhere, year, asOf)
  }
  await saveMembers(tx, adoptions, here, year, asOf)
}

/** The index of somebody who left the city stands as on their last day, whatever was entered since. */
async function rescoreThoseWhoLeft(
  tx: CityTransaction,
  cityId: string,
  adoptions: readonly AdoptionInForce[],
  members: readonly TalliedMember[],
  year: number,
  asOf: CivilDate,
): Promise<void> {
  const { from, to } = calendarYear(year)
  const left = await leavingDays(
    tx,
    cityId,
    members.map(({ personId }) => personId),
  )
  const staying = members.filter(({ personId }) => !left.has(personId))
  await saveMembers(tx, adoptions, staying, year, asOf)
  for (const last of new Set(left.values())) {
    // Nothing of a year that began after they left is theirs.
    if (last < from) continue
    const people = [...left].flatMap(([personId, day]) => (day === last ? [personId] : []))
    const day = last < asOf ? last : asOf
    await saveMembers(tx, adoptions, await memberTallies(tx, people, { year, from, to, asOf: day }), year, day)
  }
}

async function saveMembers(
  tx: CityTransaction,
  adoptions: readonly AdoptionInForce[],
  members: readonly TalliedMember[],
  year: number,
  asOf: CivilDate,
): Promise<void> {
  const scored = adoptions.length === 0 ? [] : members.filter(isScored)
  await saveScores(
    tx,
    scored.flatMap((member) => adoptions.map((adoption) => scoreMember(adoption, member, asOf))),
  )
  if (scored.length === members.length) return
  await saveMeasures(
    tx,
    members
      .filter((member) => !scored.includes(member))
      .map(({ personId, tally }) => ({ subjectId: personId, year, asOf, figures: memberFacts(tally) })),
  )
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
