import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { readMemberTallies } from '../../store/scoring/read-tallies'
import { saveMeasures } from '../../store/scoring/save-measures'
import { saveScores } from '../../store/scoring/save-scores'
import type { AdoptionInForce } from './adoptions-in-force'
import { scoreMembers } from './score-member'

/**
 * The index of somebody who left the city stands as on their last day, whatever was entered since.
 * @param left the last day of each
 */
export async function rescoreLeavers(
  tx: CityTransaction,
  adoptions: readonly AdoptionInForce[],
  left: ReadonlyMap<string, CivilDate>,
  year: number,
  asOf: CivilDate,
): Promise<void> {
  const { from, to } = calendarYear(year)
  for (const last of new Set(left.values())) {
    // Nothing of a year that began after they left is theirs.
    if (last < from) continue
    const people = [...left].flatMap(([personId, day]) => (day === last ? [personId] : []))
    const day = last < asOf ? last : asOf
    const members = await readMemberTallies(tx, people, { year, from, to, asOf: day })
    const { scored, measured } = scoreMembers(adoptions, members, year, day)
    await saveScores(
      tx,
      scored.flatMap(({ rows }) => rows),
    )
    await saveMeasures(tx, measured)
  }
}
