import { sql } from 'kysely'
import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { calendarYear, lastDayBy } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { collision } from '../../store/run-transaction'
import { type LockedSubjects, lockSubjects } from '../../store/scoring/lock-subjects'
import type { OperationContext } from '../context'
import { adoptionsInForce } from './adoptions-in-force'
import { rescoreOrgans } from './rescore-organs'
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
 * Brings measures and scores of touched members, their branches and the organs above up to date, in the
 * transaction of the change. Locks go from members to branches to organs, each in the order of ids. Nothing is
 * incremented: all follows anew from the raw records.
 * @param locked the subjects of this year, where an earlier statement of the transaction has locked them
 */
export async function rescoreAfterChange(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  touched: readonly Touched[],
  today: CivilDate,
  asked: TouchedBranches = { ids: [], year: partsOf(today).year },
  locked?: LockedSubjects,
): Promise<void> {
  const years = new Set(touched.map(({ year }) => year))
  if (asked.ids.length > 0) years.add(asked.year)
  if (years.size > 1) await lockAllYears(tx, cityId, { touched, branchIds: asked.ids, years: [...years], today })
  for (const year of [...years].sort()) {
    const people = new Set(touched.filter((one) => one.year === year).map(({ personId }) => personId))
    const personIds = [...people]
    const askedNow = year === asked.year ? asked.ids : []
    // A year that is over is the affair of the branch the member was in when it ended.
    const day = lastDayBy(calendarYear(year), today)
    const subjects =
      (year === partsOf(today).year ? locked : undefined) ??
      (await lockSubjects(tx, cityId, personIds, askedNow, [year], day))
    const homes = subjects.members.filter(({ personId }) => people.has(personId)).map(({ branchId }) => branchId)
    const branchIds = [...new Set([...askedNow, ...homes])]
    const inForce = adoptionsInForce(context, subjects.adoptions, year)
    const missed = await rescoreSubjects(tx, cityId, inForce, personIds, branchIds, year, today)
    // Somebody was transferred while this transaction waited for the member: it begins again.
    if (missed.length > 0) throw collision()
    await rescoreOrgans(tx, cityId, inForce, branchIds, year, today)
  }
}

interface Locked {
  readonly touched: readonly Touched[]
  readonly branchIds: readonly string[]
  readonly years: readonly number[]
  readonly today: CivilDate
}

/** Several years are scored one after the other; all their members and branches are locked before the first organ is. */
export async function lockAllYears(
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
