import { organFacts } from '../../../shared/measures/organ-tally'
import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear, endedMonthCount } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { lockOrgans, organTallies } from '../../store/scoring/organ-tallies'
import { saveScores } from '../../store/scoring/save-scores'
import type { AdoptionsInForce } from './adoptions-in-force'
import { scoreSubject } from './score-subject'

/**
 * Recomputes the measures and proposed scores of organs (organ committees and general branches) from the raw
 * records of their branches. Where the city adopted no ruleset for them nothing is asked of the database.
 * @param organisationIds organs, or branches whose organs follow
 */
export async function rescoreOrgans(
  tx: CityTransaction,
  cityId: string,
  { organ, organisation }: AdoptionsInForce,
  organisationIds: readonly string[],
  year: number,
  asOf: CivilDate,
): Promise<void> {
  const adoptions = [...organ, ...organisation]
  if (adoptions.length === 0 || organisationIds.length === 0) return
  const organIds = await lockOrgans(tx, cityId, organisationIds)
  if (organIds.length === 0) return
  const period = calendarYear(year)
  const organs = await organTallies(tx, organIds, { ...period, asOf })
  const months = endedMonthCount(period, asOf)
  await saveScores(
    tx,
    organs.flatMap(({ organId, tally, findings }) => {
      const subject = { id: organId, traits: {}, measured: organFacts(tally, months), findings }
      return adoptions.map((adoption) => scoreSubject(adoption, subject, asOf))
    }),
  )
}
