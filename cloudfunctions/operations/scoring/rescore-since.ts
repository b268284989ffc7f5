import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { calendarYear, lastDayBy } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import type { OperationContext } from '../context'
import { adoptionsInForce } from './adoptions-in-force'
import { lockAllYears, rescoreAfterChange } from './rescore-after-change'
import { rescoreOrgans } from './rescore-organs'

/** Whom a dated change reaches, and the first day on which it does. */
export interface Reached {
  readonly people?: readonly { readonly personId: string; readonly from: CivilDate }[]
  readonly branches?: { readonly ids: readonly string[]; readonly from: CivilDate }
}

/**
 * Brings scores up to date after a change that holds from a day on: of this year, and of every year before it that the
 * day lies in or precedes and for which the city has adopted a ruleset.
 */
export async function rescoreSince(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  { people = [], branches = { ids: [], from: '9999-12-31' as CivilDate } }: Reached,
  today: CivilDate,
): Promise<void> {
  const days = [...people.map(({ from }) => from), branches.from].sort()
  const years = await yearsSince(tx, cityId, days[0] ?? today, today)
  const touched = years.flatMap((year) =>
    people.filter(({ from }) => partsOf(from).year <= year).map(({ personId }) => ({ personId, year })),
  )
  if (years.length > 1) await lockAllYears(tx, cityId, { touched, branchIds: branches.ids, years, today })
  for (const year of years) {
    const ids = partsOf(branches.from).year <= year ? branches.ids : []
    const ofYear = touched.filter((one) => one.year === year)
    await rescoreAfterChange(context, tx, cityId, ofYear, today, { ids, year })
  }
}

/** The same for the organs above organisations that are themselves scored no more. */
export async function rescoreOrgansSince(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  organisationIds: readonly string[],
  from: CivilDate,
  today: CivilDate,
): Promise<void> {
  for (const year of await yearsSince(tx, cityId, from, today)) {
    const day = lastDayBy(calendarYear(year), today)
    const { adoptions } = await lockSubjects(tx, cityId, [], [], [year], day)
    await rescoreOrgans(tx, cityId, adoptionsInForce(context, adoptions, year), organisationIds, year, today)
  }
}

/** This year, and before it the years with an adoption, from that of the day on; oldest first. */
async function yearsSince(
  tx: CityTransaction,
  cityId: string,
  from: CivilDate,
  today: CivilDate,
): Promise<readonly number[]> {
  const { year } = partsOf(today)
  const first = partsOf(from).year
  if (first >= year) return [year]
  const rows = await tx
    .selectFrom('adoptions')
    .select('year')
    .distinct()
    .where('city_id', '=', cityId)
    .where('ended_at', 'is', null)
    .where('year', '>=', first)
    .where('year', '<', year)
    .orderBy('year')
    .execute()
  return [...rows.map((row) => row.year), year]
}
