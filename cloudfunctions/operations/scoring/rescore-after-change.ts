import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { calendarYear, lastDayBy } from '../../../shared/values/window'
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
 * @param branchIds branches touched beside those the members are in
 * @param branchYear the year they are touched for
 */
export async function rescoreAfterChange(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  touched: readonly Touched[],
  today: CivilDate,
  branchIds: readonly string[] = [],
  branchYear: number = partsOf(today).year,
): Promise<void> {
  const years = new Set(touched.map(({ year }) => year))
  if (branchIds.length > 0) years.add(branchYear)
  for (const year of [...years].sort()) {
    const people = touched.filter((one) => one.year === year).map(({ personId }) => personId)
    const personIds = [...new Set(people)]
    const asked = year === branchYear ? branchIds : []
    // A year that is over is the affair of the branch the member was in when it ended.
    const day = lastDayBy(calendarYear(year), today)
    const { branches, adoptions } = await lockSubjects(tx, cityId, personIds, asked, [year], day)
    const inForce = adoptionsInForce(context, adoptions, year)
    if (personIds.length > 0) await rescoreMembers(tx, inForce, personIds, year, today)
    await rescoreBranches(tx, inForce, branches, year, today)
  }
}
