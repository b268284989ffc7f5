import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import type { PersonClass } from '../../../shared/people/person'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import type { YearMonth } from '../../../shared/values/year-month'
import type { CityTransaction } from '../../store/in-transaction'
import { grantsOf } from '../access/reach'

export interface RegisteredBranch {
  readonly id: Id
  readonly name: string
  readonly foundedOn: CivilDate
  /** names of the organisations above it, the nearest first */
  readonly above: readonly string[]
  readonly groups: readonly { readonly id: Id; readonly name: string }[]
}

export interface RegisteredPerson {
  readonly id: Id
  readonly revision: number
  readonly nameKey: string
  readonly sex: 'male' | 'female' | null
  readonly birthMonth: YearMonth | null
  readonly joinedOn: CivilDate
  readonly joinedPrecision: 'day' | 'month'
  readonly class: PersonClass
  /** where they belong today; null for somebody who belongs nowhere */
  readonly branchId: Id | null
  readonly groupId: Id | null
}

/** The city as a roster is held against it. */
export interface Register {
  /** branches whose people the caller keeps */
  readonly branches: readonly RegisteredBranch[]
  /** everybody in the city, in reach or not, whose name stands in the roster */
  readonly people: readonly RegisteredPerson[]
}

/** Reads the branches in the caller's reach and everybody in the city of the given names. */
export async function loadRegister(
  tx: CityTransaction,
  caller: Caller,
  nameKeys: readonly string[],
  today: CivilDate,
): Promise<Register> {
  return {
    branches: await keptBranches(tx, caller, today),
    people: await peopleOfNames(tx, caller.cityId, nameKeys, today),
  }
}

/** The branches whose people the caller keeps, with their groups. */
export async function keptBranches(tx: CityTransaction, caller: Caller, today: CivilDate): Promise<RegisteredBranch[]> {
  const roots = rootsOf('people.keep', await grantsOf(tx, caller.cityId, caller.personId), today)
  const { rows } = await sql<RegisteredBranch>`
    select branch.id, branch.name, branch.founded_on as "foundedOn",
      array(
        select place.name from organisation_tree tree
        join organisations place on place.city_id = tree.city_id and place.id = tree.ancestor_id
        where tree.city_id = branch.city_id and tree.descendant_id = branch.id and tree.depth > 0
        order by tree.depth) as above,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', part.id, 'name', part.name) order by part.id) from organisations part
        where part.city_id = branch.city_id and part.parent_id = branch.id and part.kind = 'group'
          and part.dissolved_on is null), '[]') as groups
    from organisations branch
    where branch.city_id = ${caller.cityId} and branch.kind = 'branch' and branch.dissolved_on is null
      and exists (
        select from organisation_tree tree where tree.city_id = branch.city_id and tree.descendant_id = branch.id
          and tree.ancestor_id = any (${roots}::uuid[]))
    order by branch.id`.execute(tx)
  return rows
}

async function peopleOfNames(
  tx: CityTransaction,
  cityId: string,
  nameKeys: readonly string[],
  today: CivilDate,
): Promise<RegisteredPerson[]> {
  const { rows } = await sql<RegisteredPerson>`
    with sought as materialized (select distinct key from unnest(${[...nameKeys]}::text[]) as key)
    select person.id, person.revision, sought.key as "nameKey", person.sex, person.birth_month as "birthMonth",
      person.joined_on as "joinedOn", person.joined_precision as "joinedPrecision",
      coalesce((
        select class from person_classes
        where city_id = person.city_id and person_id = person.id and from_date <= ${today}
        order by from_date desc limit 1), 'regular') as class,
      member.branch_id as "branchId", member.group_id as "groupId"
    from people person
    join sought on sought.key = replace(person.name, ' ', '')
    left join memberships member on member.city_id = person.city_id and member.person_id = person.id
      and member.from_date <= ${today} and (member.until_date is null or member.until_date >= ${today})
    where person.city_id = ${cityId}
    order by person.id`.execute(tx)
  return rows
}
