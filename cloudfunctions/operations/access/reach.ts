import { type RawBuilder, sql } from 'kysely'
import type { Action } from '../../../shared/access/actions'
import type { Caller } from '../../../shared/access/caller'
import { may, type RoleGrant, type Target } from '../../../shared/access/may'
import { AppError } from '../../../shared/values/app-error'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'

/** The roles a person holds or held, with their dates. */
export async function grantsOf(tx: CityTransaction, cityId: string, personId: string): Promise<RoleGrant[]> {
  return tx
    .selectFrom('role_grants')
    .select(['role', 'organisation_id as organisationId', 'from_date as from', 'until_date as until'])
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .execute()
}

/** The same as one JSON value of a statement that asks for more. */
export function grantsAsJson({ cityId, personId }: Caller): RawBuilder<RoleGrant[]> {
  return sql<RoleGrant[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('role', role, 'organisationId', organisation_id,
      'from', from_date, 'until', until_date)), '[]')
    from role_grants where city_id = ${cityId} and person_id = ${personId})`
}

/** An organisation and all above it. */
export async function organisationsAbove(
  tx: CityTransaction,
  cityId: string,
  organisationId: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('organisation_tree')
    .select('ancestor_id')
    .where('city_id', '=', cityId)
    .where('descendant_id', '=', organisationId)
    .execute()
  return rows.map(({ ancestor_id: id }) => id)
}

/**
 * A person as a target: the organisations they belong to on a day, with all above. Whoever left the city stays in
 * the reach of those who kept their data last.
 */
export async function personAsTarget(
  tx: CityTransaction,
  cityId: string,
  personId: string,
  day: CivilDate,
): Promise<Target> {
  const { rows } = await sql<{ id: string }>`
    select distinct tree.ancestor_id as id
    from memberships member join organisation_tree tree
      on tree.city_id = member.city_id and tree.descendant_id in (member.branch_id, member.group_id)
    where member.city_id = ${cityId} and member.person_id = ${personId} and member.from_date <= ${day}
      and (member.until_date is null or member.until_date >= ${day} or member.left_as is not null)`.execute(tx)
  return { personId, organisationIds: rows.map(({ id }) => id) }
}

/**
 * Lets nobody through whom the table of access does not entitle. Outsiders learn nothing, not even that
 * what they asked for exists.
 * @throws AppError `not-found`
 */
export async function requireAccess(
  tx: CityTransaction,
  caller: Caller,
  action: Action,
  target: Target,
  today: CivilDate,
): Promise<void> {
  // What is everybody's own needs no role.
  if (may(action, caller.personId, [], target, today)) return
  const grants = await grantsOf(tx, caller.cityId, caller.personId)
  if (!may(action, caller.personId, grants, target, today)) throw notFound()
}

/**
 * The same at one organisation: what is above it and what the caller holds come in one round trip.
 * @throws AppError `not-found`
 */
export async function requireAccessIn(
  tx: CityTransaction,
  caller: Caller,
  action: Action,
  organisationId: string,
  today: CivilDate,
): Promise<void> {
  const { rows } = await sql<{ above: string[]; grants: RoleGrant[] }>`
    select ${grantsAsJson(caller)} as grants, array(select ancestor_id::text from organisation_tree
      where city_id = ${caller.cityId} and descendant_id = ${organisationId}::uuid) as above`.execute(tx)
  const { above, grants } = rows[0] ?? { above: [], grants: [] }
  if (!may(action, caller.personId, grants, { personId: null, organisationIds: above }, today)) throw notFound()
}

/**
 * The same for a person, who is looked up only where what is asked is not everybody's own.
 * @throws AppError `not-found`
 */
export async function requireAccessToOne(
  tx: CityTransaction,
  caller: Caller,
  action: Action,
  personId: string,
  today: CivilDate,
): Promise<void> {
  if (may(action, caller.personId, [], { personId, organisationIds: [] }, today)) return
  await requireAccess(tx, caller, action, await personAsTarget(tx, caller.cityId, personId, today), today)
}

/**
 * The same for many organisations at once: one that is out of reach refuses all.
 * @throws AppError `not-found`
 */
export async function requireAccessAt(
  tx: CityTransaction,
  caller: Caller,
  action: Action,
  organisationIds: readonly string[],
  today: CivilDate,
): Promise<void> {
  const { rows } = await sql<{ above: string[] }>`
    select array(select ancestor_id::text from organisation_tree
      where city_id = ${caller.cityId} and descendant_id = asked.id) as above
    from unnest(${[...new Set(organisationIds)]}::uuid[]) as asked(id)`.execute(tx)
  await requireAll(tx, caller, action, rows, today)
}

/**
 * The same for many people at once, by the organisations they belong to today.
 * @throws AppError `not-found`
 */
export async function requireAccessTo(
  tx: CityTransaction,
  caller: Caller,
  action: Action,
  personIds: readonly string[],
  today: CivilDate,
): Promise<void> {
  const { rows } = await sql<{ above: string[] }>`
    -- members of one branch and group are looked at once
    select array(
      select distinct ancestor_id::text from organisation_tree
      where city_id = ${caller.cityId} and descendant_id = any (home.places)) as above
    from (
      select distinct array(
        select unnest(array[branch_id, group_id]) as place from memberships
        where city_id = ${caller.cityId} and person_id = asked.id and from_date <= ${today}
          and (until_date is null or until_date >= ${today})
        order by place) as places
      from unnest(${[...new Set(personIds)]}::uuid[]) as asked(id)) home`.execute(tx)
  await requireAll(tx, caller, action, rows, today)
}

async function requireAll(
  tx: CityTransaction,
  caller: Caller,
  action: Action,
  targets: readonly { readonly above: readonly string[] }[],
  today: CivilDate,
): Promise<void> {
  const grants = await grantsOf(tx, caller.cityId, caller.personId)
  for (const { above } of targets) {
    if (!may(action, caller.personId, grants, { personId: null, organisationIds: above }, today)) throw notFound()
  }
}

export function notFound(): AppError {
  return new AppError('not-found', '没有找到，或不在你的范围内')
}
