import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { calendarYear } from '../../../shared/values/window'
import type { YearMonth } from '../../../shared/values/year-month'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { organisationsAbove, requireAccess } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'

interface DuesOfMember {
  readonly personId: Id
  readonly name: string
  /** the months that were kept; one that is left out was not kept, which is not the same as unpaid */
  readonly months: {
    readonly month: YearMonth
    readonly paidOn: CivilDate | null
    readonly remindedOn: CivilDate | null
    readonly revision: number
  }[]
}

/** A year's dues of everybody who was in a branch in the year, or of the caller alone. */
export async function readDues(
  context: OperationContext,
  caller: Caller,
  asked: { readonly branchId: string | null; readonly year: number },
): Promise<DuesOfMember[]> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    if (asked.branchId !== null) {
      const organisationIds = await organisationsAbove(tx, caller.cityId, asked.branchId)
      await requireAccess(tx, caller, 'dues.read', { personId: null, organisationIds }, today)
    }
    const people = await duesOf(tx, caller, asked)
    const personIds = people.map(({ personId }) => personId)
    await writeRead(context, tx, caller, personIds, 'dues')
    return people
  })
}

async function duesOf(
  tx: CityTransaction,
  { cityId, personId }: Caller,
  { branchId, year }: { readonly branchId: string | null; readonly year: number },
): Promise<DuesOfMember[]> {
  const { from, to } = calendarYear(year)
  const { rows } = await sql<DuesOfMember>`
    select people.id as "personId", people.name, kept.months
    from people
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('month', month, 'paidOn', paid_on, 'remindedOn', reminded_on,
        'revision', revision) order by month), '[]') as months
      from dues where city_id = people.city_id and person_id = people.id and left(month, 4) = ${String(year)}
    ) kept
    where people.city_id = ${cityId} and case when ${branchId}::uuid is null then people.id = ${personId} else exists (
      select from memberships where city_id = people.city_id and person_id = people.id and branch_id = ${branchId}::uuid
        and from_date <= ${to} and (until_date is null or until_date >= ${from})) end
    order by people.name_sort, people.id`.execute(tx)
  return rows
}
