import type { OrganisationKind } from '../../../shared/organisations/kinds'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import type { OperationContext } from '../context'
import { adoptionsInForce } from './adoptions-in-force'
import { rescoreOrgans } from './rescore-organs'
import { rescoreSubjects } from './rescore-subjects'

/** How many subjects one statement takes: enough to be set-based, few enough to keep its memory small. */
const BATCH = 500

/**
 * Recomputes every member, branch and organ of a city for a year from the raw records: the nightly check of
 * what approvals kept up to date, and what follows a new adoption. Each batch is locked before it is added up, so
 * that an approval meanwhile is either in it or comes after it.
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
  for await (const personIds of batches((after) => peopleAfter(tx, cityId, after))) {
    await rescoreSubjects(tx, cityId, adoptions, personIds, [], year, today)
  }
  for await (const branchIds of batches((after) => organisationsAfter(tx, cityId, ['branch'], after))) {
    await rescoreSubjects(tx, cityId, adoptions, [], branchIds, year, today)
  }
  for await (const organIds of batches((after) => organisationsAfter(tx, cityId, ORGANS, after))) {
    await rescoreOrgans(tx, cityId, adoptions, organIds, year, today)
  }
}

const ORGANS = ['organ-committee', 'general-branch'] as const satisfies readonly OrganisationKind[]

/** Ids in their order, a batch at a time. @param next the ids that follow one, at most a batch of them */
async function* batches(
  next: (after: string | undefined) => Promise<readonly { readonly id: string }[]>,
): AsyncGenerator<string[]> {
  let rows = await next(undefined)
  while (rows.length > 0) {
    yield rows.map(({ id }) => id)
    rows = rows.length < BATCH ? [] : await next(rows.at(-1)?.id)
  }
}

function peopleAfter(tx: CityTransaction, cityId: string, after: string | undefined) {
  return tx
    .selectFrom('people')
    .select('id')
    .where('city_id', '=', cityId)
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(BATCH)
    .forNoKeyUpdate()
    .execute()
}

function organisationsAfter(
  tx: CityTransaction,
  cityId: string,
  kinds: readonly OrganisationKind[],
  after: string | undefined,
) {
  return tx
    .selectFrom('organisations')
    .select('id')
    .where('city_id', '=', cityId)
    .where('kind', 'in', [...kinds])
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(BATCH)
    .forNoKeyUpdate()
    .execute()
}
