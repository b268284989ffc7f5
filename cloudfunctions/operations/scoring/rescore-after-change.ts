import { sql } from 'kysely'
import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { calendarYear, lastDayBy } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import type { OperationContext } from '../context'
import { adoptionsInForce } from './adoptions-in-force'
import { rescoreBranches } from './rescore-branches'
import { rescoreMembers } from './rescore-members'
import { rescoreOrgans } from './rescore-organs'

/** A member whose raw records changed, and the year they changed for. */
export interface Touched {
  readonly personId: string
  readonly year: number
}

/**
 * Brings measures and scores of touched members, their branches and the organs above up to date, in the
 * transaction of the change. Locks go from members to branches to organs, each in the order of ids. Nothing is incremented: all follows anew from the raw records.
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
  if (years.size > 1) await lockAllYears(tx, cityId, { touched, branchIds, years: [...years], today })
  for (const year of [...years].sort()) {
    const people = touched.filter((one) => one.year === year).map(({ personId }) => personId)
    const personIds = [...new Set(people)]
    const asked = year === branchYear ? branchIds : []
    // A year that is over is the affair of the branch the member was in when it ended.
    const day = lastDayBy(calendarYear(year), today)
    const { branches, adoptions } = await lockSubjects(tx, cityId, personIds, asked, [year], day)
    const inForce = adoptionsInForce(context, adoptions, year)
    if (personIds.length > 0) await rescoreMembers(tx, cityId, inForce, personIds, year, today)
    await rescoreBranches(tx, inForce, branches, year, today)
    await rescoreOrgans(tx, cityId, inForce, branches, year, today)
  }
}

interface Locked {
  readonly touched: readonly Touched[]
  readonly branchIds: readonly string[]
  readonly years: readonly number[]
  readonly today: CivilDate
}

/** Several years are scored one after the other; all their members and branches are locked before the first organ is. */
async function lockAllYears(
  tx: CityTransaction,
  cityId: string,
  { touched, branchIds, years, today }: Locked,
): Promise<void> {
  const personIds = touched.map(({ personId }) => personId)
  const days = years.map((year) => lastDayBy(calendarYear(year), today))
  const { rows } = await sql<{ id: string }>`
    select distinct member.branch_id as id
    from memberships member join unnest(${days}::date[]) day
      on member.from_date <= day and (member.until_date is null or member.until_date >= day)
    where member.city_id = ${cityId} and member.person_id = any (${personIds}::uuid[])`.execute(tx)
  await lockSubjects(tx, cityId, personIds, [...branchIds, ...rows.map(({ id }) => id)], [], today)
}
