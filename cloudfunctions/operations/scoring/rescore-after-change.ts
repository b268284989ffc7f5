import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { calendarYear, lastDayBy } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { collision } from '../../store/run-transaction'
import { type LockedSubjects, lockSubjects } from '../../store/scoring/lock-subjects'
import type { OperationContext } from '../context'
import { adoptionsInForce } from './adoptions-in-force'
import { rescoreSubjects } from './rescore-subjects'

/** A member whose raw records changed, and the year they changed for. */
export interface Touched {
  readonly personId: string
  readonly year: number
}

/** Branches touched beside those the members are in, and the year they are touched for. */
export interface TouchedBranches {
  readonly ids: readonly string[]
  readonly year: number
}

/**
 * Brings measures and scores of touched members and their branches up to date, in the transaction of the
 * change. Nothing is incremented: all follows anew from the raw records.
 * @param locked the subjects of this year, where an earlier statement of the transaction has locked them
 */
export async function rescoreAfterChange(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  touched: readonly Touched[],
  today: CivilDate,
  { ids: branchIds, year: branchYear }: TouchedBranches = { ids: [], year: partsOf(today).year },
  locked?: LockedSubjects,
): Promise<void> {
  const years = new Set(touched.map(({ year }) => year))
  if (branchIds.length > 0) years.add(branchYear)
  for (const year of [...years].sort()) {
    const people = touched.filter((one) => one.year === year).map(({ personId }) => personId)
    const personIds = [...new Set(people)]
    const asked = year === branchYear ? branchIds : []
    // A year that is over is the affair of the branch the member was in when it ended.
    const day = lastDayBy(calendarYear(year), today)
    const subjects =
      (year === partsOf(today).year ? locked : undefined) ??
      (await lockSubjects(tx, cityId, personIds, asked, [year], day))
    const branches = subjects.branches.filter(({ personId }) => personId === null || personIds.includes(personId))
    const inForce = adoptionsInForce(context, subjects.adoptions, year)
    const branchesOf = [...new Set(branches.map(({ id }) => id))]
    const missed = await rescoreSubjects(tx, inForce, personIds, branchesOf, year, today)
    // Somebody was transferred while this transaction waited for the member: it begins again.
    if (missed.length > 0) throw collision()
  }
}
