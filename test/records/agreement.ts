import { rescoreEverybody } from '../../cloudfunctions/operations/scoring/rescore-everybody'
import { type CityTransaction, inTransaction } from '../../cloudfunctions/store/in-transaction'
import { civilDateAt } from '../../shared/values/civil-date'
import type { TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'

class Undo extends Error {}

/** What the store says, and what a full recomputation from the raw records would say instead; changes nothing. */
export async function agreementOf(context: TestContext, city: SmallCity, recordId?: string) {
  const today = civilDateAt(context.now())
  let found: Awaited<ReturnType<typeof look>> | undefined
  await inTransaction(context.database, city.worksStaff, async (tx) => {
    const stored = await scores(tx, city.cityId)
    await rescoreEverybody(context, tx, city.cityId, 2026, today)
    const recomputed = await scores(tx, city.cityId)
    found = { ...(await look(tx, city.cityId, recordId)), stored, recomputed }
    throw new Undo()
  }).catch((error) => {
    if (!(error instanceof Undo)) throw error
  })
  if (!found) throw new Error('nothing was looked at')
  return found
}

async function look(tx: CityTransaction, cityId: string, recordId: string | undefined) {
  const records = await tx
    .selectFrom('records')
    .select(['id', 'state', 'revision'])
    .where('city_id', '=', cityId)
    .execute()
  const record = records.find(({ id }) => id === recordId)
  const history = await tx
    .selectFrom('record_history')
    .select('state')
    .where('city_id', '=', cityId)
    .where('record_id', '=', recordId ?? NO_RECORD)
    .orderBy('revision')
    .execute()
  const audit = await tx
    .selectFrom('audit_log')
    .select('action')
    .where('city_id', '=', cityId)
    .where('object_id', '=', recordId ?? NO_RECORD)
    .orderBy('id')
    .execute()
  return {
    records: records.length,
    state: record?.state,
    history: history.map(({ state }) => state),
    // Two processes under one standing clock make ids whose order is chance.
    audit: audit.map(({ action }) => action).sort(),
    stored: [] as ScoreLine[],
    recomputed: [] as ScoreLine[],
  }
}

const NO_RECORD = '00000000-0000-7000-8000-000000000000'

type ScoreLine = Awaited<ReturnType<typeof scores>>[number]

function scores(tx: CityTransaction, cityId: string) {
  return tx
    .selectFrom('scores')
    .innerJoin('measures', (join) =>
      join
        .onRef('measures.city_id', '=', 'scores.city_id')
        .onRef('measures.subject_id', '=', 'scores.subject_id')
        .onRef('measures.year', '=', 'scores.year')
        .onRef('measures.as_of', '=', 'scores.as_of'),
    )
    .select([
      'adoption_id',
      'scores.subject_id',
      'scores.as_of',
      'total',
      'standing',
      'flags',
      'points',
      'facts',
      'figures',
    ])
    .where('scores.city_id', '=', cityId)
    .orderBy('adoption_id')
    .orderBy('scores.subject_id')
    .orderBy('scores.as_of')
    .execute()
}
