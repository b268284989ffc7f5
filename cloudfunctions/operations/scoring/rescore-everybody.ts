import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import type { OperationContext } from '../context'
import { adoptionsInForce } from './adoptions-in-force'
import { rescoreSubjects } from './rescore-subjects'

/** How many subjects one statement takes: enough to be set-based, few enough to keep its memory small. */
const BATCH = 500

/**
 * Recomputes every member and every branch of a city for a year from the raw records: the nightly check of
 * what approvals kept up to date, and what follows a new adoption.
 */
export async function rescoreEverybody(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  year: number,
  today: CivilDate,
): Promise<void> {
  const { adoptions: adopted } = await lockSubjects(tx, cityId, [], [], [year], today)
  const adoptions = adoptionsInForce(context, adopted, year)
  for await (const personIds of idsOf(tx, cityId, 'people')) {
    await rescoreSubjects(tx, adoptions, personIds, [], year, today)
  }
  for await (const branchIds of idsOf(tx, cityId, 'organisations')) {
    await rescoreSubjects(tx, adoptions, [], branchIds, year, today)
  }
}

async function* idsOf(
  tx: CityTransaction,
  cityId: string,
  table: 'people' | 'organisations',
): AsyncGenerator<string[]> {
  let after: string | undefined
  for (;;) {
    const rows = await tx
      .selectFrom(table)
      .select('id')
      .where('city_id', '=', cityId)
      .$if(table === 'organisations', (query) => query.where('kind' as never, '=', 'branch' as never))
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(BATCH)
      .execute()
    if (rows.length === 0) return
    yield rows.map(({ id }) => id)
    after = rows.at(-1)?.id
  }
}
