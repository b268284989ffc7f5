import { type Action, actions } from '../../../shared/access/actions'
import type { Caller } from '../../../shared/access/caller'
import { isInForce, rootsOf } from '../../../shared/access/may'
import type { Role } from '../../../shared/access/roles'
import type { PersonClass } from '../../../shared/people/person'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type CityId, type Id, parseCityId, parseId } from '../../../shared/values/ids'
import { asOwner } from '../../store/as-owner'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { grantsOf, notFound } from '../access/reach'
import type { OperationContext } from '../context'

/** The caller as they are today: where they belong, what posts they hold, what is open to them, where else they are known. */
export interface WhoAmI {
  readonly personId: Id
  readonly name: string
  readonly class: PersonClass
  readonly today: CivilDate
  readonly city: { readonly cityId: CityId; readonly name: string }
  readonly membership: { readonly branchId: Id; readonly groupId: Id | null } | null
  readonly roles: {
    readonly role: Role
    readonly organisationId: Id
    readonly from: CivilDate
    readonly until: CivilDate | null
  }[]
  /** names of the organisations above: branch, group and those of the posts */
  readonly organisations: { readonly id: Id; readonly name: string }[]
  /** what a role entitles to today; what is open to everybody for themselves is not among it */
  readonly actions: Action[]
  /** other cities of the same WeChat identity */
  readonly otherCities: { readonly cityId: CityId; readonly name: string }[]
}

export async function whoAmI(context: OperationContext, caller: Caller): Promise<WhoAmI> {
  const today = civilDateAt(context.now())
  const here = await inTransaction(context.database, caller, (tx) => readMyself(tx, caller, today))
  return { ...here, personId: caller.personId, today, otherCities: await otherCities(context, caller) }
}

async function readMyself(tx: CityTransaction, { cityId, personId }: Caller, today: CivilDate) {
  const person = await tx
    .selectFrom('people')
    .innerJoin('cities', 'cities.city_id', 'people.city_id')
    .select(['people.name', 'cities.name as city'])
    .where('people.city_id', '=', cityId)
    .where('people.id', '=', personId)
    .executeTakeFirst()
  if (!person) throw notFound()
  const kind = await tx
    .selectFrom('person_classes')
    .select('class')
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('from_date', '<=', today)
    .orderBy('from_date', 'desc')
    .limit(1)
    .executeTakeFirst()
  const member = await tx
    .selectFrom('memberships')
    .select(['branch_id', 'group_id'])
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('from_date', '<=', today)
    .where(({ eb, or }) => or([eb('until_date', 'is', null), eb('until_date', '>=', today)]))
    .executeTakeFirst()
  const grants = (await grantsOf(tx, cityId, personId)).filter((grant) => isInForce(grant, today))
  const membership = member
    ? { branchId: parseId(member.branch_id), groupId: member.group_id === null ? null : parseId(member.group_id) }
    : null
  const named = [membership?.branchId, membership?.groupId, ...grants.map(({ organisationId }) => organisationId)]
  return {
    name: person.name,
    class: kind?.class ?? 'regular',
    city: { cityId, name: person.city },
    membership,
    roles: grants.map((grant) => ({ ...grant, organisationId: parseId(grant.organisationId) })),
    organisations: await namesOf(tx, cityId, [...new Set(named.filter((id) => id != null))]),
    actions: (Object.keys(actions) as Action[]).filter((action) => rootsOf(action, grants, today).length > 0),
  }
}

async function namesOf(tx: CityTransaction, cityId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('city_id', '=', cityId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  return rows.map(({ id, name }) => ({ id: parseId(id), name }))
}

/** The directory is no city's, so it is asked outside of the caller's. */
async function otherCities(
  { database }: OperationContext,
  { cityId, personId }: Caller,
): Promise<WhoAmI['otherCities']> {
  const rows = await asOwner(database, 'identity-directory', (tx) =>
    tx
      .selectFrom('identities as mine')
      .innerJoin('identities as other', (join) =>
        join.onRef('other.app_id', '=', 'mine.app_id').onRef('other.open_id', '=', 'mine.open_id'),
      )
      .innerJoin('cities', 'cities.city_id', 'other.city_id')
      .distinct()
      .select(['cities.city_id', 'cities.name'])
      .where('mine.city_id', '=', cityId)
      .where('mine.person_id', '=', personId)
      .where('other.city_id', '!=', cityId)
      .orderBy('cities.city_id')
      .execute(),
  )
  return rows.map((row) => ({ cityId: parseCityId(row.city_id), name: row.name }))
}
