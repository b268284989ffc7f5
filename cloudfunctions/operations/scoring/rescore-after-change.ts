import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import type { OperationContext } from '../context'
import { adoptionsInForce } from './adoptions-in-force'
import { rescoreBranches } from './rescore-branches'
import { rescoreMembers } from './rescore-members'

/** A member whose raw records changed, and the year they changed for. */
export interface Touched {
  readonly personId: string
  readonly year: number
}

/**
 * Brings measures and scores of touched members and their branches up to date, in the transaction of the
 * change. Nothing is incremented: all follows anew from the raw records.
 */
export async function rescoreAfterChange(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  touched: readonly Touched[],
  today: CivilDate,
  branchIds: readonly string[] = [],
): Promise<void> {
  if (touched.length === 0 && branchIds.length === 0) return
  const personIds = [...new Set(touched.map(({ personId }) => personId))]
  const years = new Set(touched.map(({ year }) => year))
  if (branchIds.length > 0) years.add(partsOf(today).year)
  const { branches, adoptions } = await lockSubjects(tx, cityId, personIds, branchIds, [...years], today)
  for (const year of years) {
    const inForce = adoptionsInForce(context, adoptions, year)
    const ofYear = personIds.filter((id) => touched.some((one) => one.personId === id && one.year === year))
    if (ofYear.length > 0) await rescoreMembers(tx, inForce, ofYear, year, today)
    await rescoreBranches(tx, inForce, branches, year, today)
  }
}
