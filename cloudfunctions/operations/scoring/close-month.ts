import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'
import { adoptionsInForce } from './adoptions-in-force'
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
 * standings of one and the same day. Done again it writes the same rows.
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
    if (last === undefined) return table === 'people' ? { table: 'organisations', after: null } : null
    const [people, branches] = table === 'people' ? [ids, []] : [[], ids]
    const { adoptions } = await lockSubjects(tx, cityId, people, branches, [year], lastDay)
    const inForce = adoptionsInForce(context, adoptions, year)
    await rescoreSubjects(tx, cityId, inForce, people, branches, year, lastDay)
    return { table, after: last }
  })
}
