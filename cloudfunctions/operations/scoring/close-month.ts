import { sql } from 'kysely'
import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { freezeCityMean } from '../../store/scoring/freeze-city-mean'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'
import { type AdoptionsInForce, adoptionsInForce } from './adoptions-in-force'
import { nextSubjects, type SubjectTable } from './next-subjects'
import { rescoreSubjects } from './rescore-subjects'

const BATCH = 200

/** Where a pass over a city's subjects stands: members first, for branches read their scores. */
export interface Pass {
  readonly table: SubjectTable
  readonly after: string | null
}

/**
 * Recomputes the next batch of members or branches as of a month's last day, from the raw records, so that notices count
 * standings of one and the same day. When all members have been, the city's mean of that day is frozen, for the branches
 * to read: an approval rescores no other branch. Done again it writes the same rows.
 * @returns where to go on; null when the whole city is done
 */
export async function closeMonthBatch(
  context: OperationContext,
  cityId: string,
  lastDay: CivilDate,
  { table, after }: Pass,
): Promise<Pass | null> {
  const { year } = partsOf(lastDay)
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    const ids = await nextSubjects(tx, cityId, table, { after, day: lastDay, most: BATCH })
    const last = ids.at(-1)
    if (last === undefined && table === 'organisations') return null
    const [people, branches] = table === 'people' ? [ids, []] : [[], ids]
    const { adoptions } = await lockSubjects(tx, cityId, people, branches, [year], lastDay)
    const inForce = adoptionsInForce(context, adoptions, year)
    if (last === undefined) {
      const [members] = inForce.member
      if (members) await freezeCityMean(tx, cityId, members.id, { year, ...calendarYear(year), asOf: lastDay })
      return { table: 'organisations', after: null }
    }
    await rescoreSubjects(tx, cityId, inForce, people, branches, year, lastDay)
    await rescoreLater(tx, cityId, inForce, branches, year, lastDay)
    return { table, after: last }
  })
}

/** Branches whose records changed after the month, before it was closed, were scored without its mean. */
async function rescoreLater(
  tx: CityTransaction,
  cityId: string,
  adoptions: AdoptionsInForce,
  branchIds: readonly string[],
  year: number,
  lastDay: CivilDate,
): Promise<void> {
  if (branchIds.length === 0) return
  const { rows } = await sql<{ day: CivilDate; ids: string[] }>`
    select day, array_agg(id::text order by id) as ids
    from (
      select subject_id as id, max(as_of) as day from scores
      where city_id = ${cityId} and subject_id = any (${[...branchIds]}::uuid[]) and kind = 'proposed'
        and year = ${year} and as_of > ${lastDay}
      group by subject_id) later
    group by day order by day`.execute(tx)
  for (const { day, ids } of rows) await rescoreSubjects(tx, cityId, adoptions, [], ids, year, day)
}
