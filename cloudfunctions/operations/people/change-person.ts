import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { PersonClass } from '../../../shared/people/person'
import { canonicalName } from '../../../shared/people/person-name'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { notFound, requireAccessTo } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreSince } from '../scoring/rescore-since'
import { lockPeople } from './lock-person'
import { nameSortKeys } from './name-sort-key'

export interface Change {
  readonly id: Id
  readonly revision: number
  readonly name?: string | undefined
  readonly sex?: 'male' | 'female' | null | undefined
  readonly birthMonth?: string | null | undefined
  readonly joinedOn?: CivilDate | undefined
  readonly joinedPrecision?: 'day' | 'month' | undefined
  /** the class from a day on; what was before that day stays as it was */
  readonly class?: { readonly class: PersonClass; readonly from: CivilDate } | undefined
}

/** Changes what is known of a member in the caller's reach; what is left out stays. */
export async function changePerson(
  context: OperationContext,
  caller: Caller,
  change: Change,
): Promise<{ id: Id; revision: number }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const [changed] = await changePeople(context, tx, caller, [change], today)
    if (!changed) throw new AppError('internal', '没有更改')
    return changed
  })
}

/** The same for many at once, each named once, in a transaction that is under way: all of them or none. */
export async function changePeople(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  changes: readonly Change[],
  today: CivilDate,
): Promise<{ id: Id; revision: number }[]> {
  const ids = changes.map(({ id }) => id)
  await requireAccessTo(tx, caller, 'people.keep', ids, today)
  if (ids.some((id) => id === caller.personId)) throw new AppError('own-record', '自己的资料由他人维护')
  const people = await lockPeople(tx, caller.cityId, changes)
  const joinings = changes.map(({ id, joinedOn }) => {
    const was = people.get(id)?.joined_on
    if (was === undefined) throw notFound()
    return { id, was, is: joinedOn ?? was }
  })
  const moved = joinings.filter(({ was, is }) => was !== is)
  await moveJoinings(tx, caller.cityId, moved, today)
  await classesFrom(tx, caller.cityId, changes, new Map(joinings.map(({ id, is }) => [id, is])), today)
  await updatePeople(caller.cityId, changes, await canonicalNames(changes)).execute(tx)
  await writeAudit(
    context,
    tx,
    caller.cityId,
    ...changes.map((change) => ({
      actor: caller.personId,
      action: 'change-person',
      objectKind: 'person',
      objectId: change.id,
      details: { changed: fieldsOf(change), class: change.class ?? null, revision: change.revision + 1 },
    })),
  )
  const touched = [
    ...moved.map(({ id, was, is }) => ({ personId: id, from: [was, is].sort()[0] ?? is })),
    ...changes.flatMap(({ id, class: changed }) => (changed ? [{ personId: id, from: changed.from }] : [])),
  ]
  if (touched.length > 0) await rescoreSince(context, tx, caller.cityId, { people: touched }, today)
  return changes.map(({ id, revision }) => ({ id, revision: revision + 1 }))
}

/** New names as they are kept and sorted; without a key for who keeps their name. */
async function canonicalNames(changes: readonly Change[]): Promise<Map<string, { name: string; name_sort: string }>> {
  const renamed = changes.flatMap(({ id, name }) => (name === undefined ? [] : { id, name: canonicalName(name) }))
  if (renamed.length === 0) return new Map()
  const sorts = await nameSortKeys(renamed.map(({ name }) => name))
  return new Map(renamed.map(({ id, name }, at) => [id, { name, name_sort: sorts[at] ?? name }]))
}

/** What is null in a row of changes is set to null; what is absent stays. */
function updatePeople(
  cityId: string,
  changes: readonly Change[],
  names: ReadonlyMap<string, { readonly name: string; readonly name_sort: string }>,
) {
  const rows = changes.map(({ id, sex, birthMonth, joinedOn, joinedPrecision }) => ({
    id,
    is: {
      ...names.get(id),
      ...(sex === undefined ? {} : { sex }),
      ...(birthMonth === undefined ? {} : { birth_month: birthMonth }),
      ...(joinedOn === undefined ? {} : { joined_on: joinedOn }),
      ...(joinedPrecision === undefined ? {} : { joined_precision: joinedPrecision }),
    },
  }))
  const kept = (column: string) =>
    sql`${sql.ref(column)} = case when change."is" ? ${sql.lit(column)} then change."is" ->> ${sql.lit(column)} else person.${sql.ref(column)} end`
  return sql`
    update people person set ${sql.join(['name', 'name_sort', 'sex', 'birth_month', 'joined_precision'].map(kept))},
      joined_on = coalesce((change."is" ->> 'joined_on')::date, person.joined_on), revision = person.revision + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as change(id uuid, "is" jsonb)
    where person.city_id = ${cityId} and person.id = change.id`
}

/** Which fields, never what stood or stands in them: the log bears no names. */
function fieldsOf({ id: _, revision: __, ...fields }: Change): string[] {
  return Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [field]))
}

/** The first class and everything dated must still lie on or after the day of joining. */
async function moveJoinings(
  tx: CityTransaction,
  cityId: string,
  moved: readonly { readonly id: string; readonly was: CivilDate; readonly is: CivilDate }[],
  today: CivilDate,
): Promise<void> {
  if (moved.length === 0) return
  const earliest = await earliestEntries(
    tx,
    cityId,
    moved.map(({ id }) => id),
  )
  for (const { id, is } of moved) {
    if (is > today) throw new AppError('future-date', `入党日期 ${is} 还没有到`)
    const entry = earliest.get(id)
    if (entry !== undefined && is > entry) throw new AppError('out-of-range', `入党日期 ${is} 晚于已有的登记 ${entry}`)
  }
  await sql`
    update person_classes held set from_date = change."is"
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as change(id uuid, was date, "is" date)
    where held.city_id = ${cityId} and held.person_id = change.id and held.from_date = change.was`.execute(tx)
}

/** The first day on which something dated stands of each person, their first class aside; without one, nothing. */
export async function earliestEntries(
  tx: CityTransaction,
  cityId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, CivilDate>> {
  const { rows } = await sql<{ id: string; earliest: CivilDate | null }>`
    select person.id, least(
      (select min(from_date) from memberships where city_id = ${cityId} and person_id = person.id),
      (select min(from_date) from role_grants where city_id = ${cityId} and person_id = person.id),
      (select min(from_date) from person_classes
        where city_id = ${cityId} and person_id = person.id and from_date > person.joined_on),
      (select min(happened_on) from records
        where city_id = ${cityId} and person_id = person.id and state not in ('withdrawn', 'reversed'))) as earliest
    from people person where person.city_id = ${cityId} and person.id = any (${[...personIds]}::uuid[])`.execute(tx)
  return new Map(rows.flatMap(({ id, earliest }) => (earliest === null ? [] : [[id, earliest] as const])))
}

async function classesFrom(
  tx: CityTransaction,
  cityId: string,
  changes: readonly Change[],
  joinedOn: ReadonlyMap<string, CivilDate>,
  today: CivilDate,
): Promise<void> {
  const classed = changes.flatMap((change) => (change.class ? [{ id: change.id, ...change.class }] : []))
  for (const { id, from } of classed) {
    const joined = joinedOn.get(id)
    if (from > today) throw new AppError('future-date', `类别的起日 ${from} 还没有到`)
    if (joined !== undefined && from < joined) {
      throw new AppError('out-of-range', `类别的起日 ${from} 早于入党日期 ${joined}`)
    }
  }
  if (classed.length === 0) return
  await sql`
    insert into person_classes (city_id, person_id, from_date, class)
    select ${cityId}, id, "from", class
    from jsonb_to_recordset(${JSON.stringify(classed)}::jsonb) as change(id uuid, "from" date, class text)
    on conflict (city_id, person_id, from_date) do update set class = excluded.class`.execute(tx)
}
