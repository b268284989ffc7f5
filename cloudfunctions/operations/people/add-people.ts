import { sql } from 'kysely'
import type { PersonClass } from '../../../shared/people/person'
import { canonicalName } from '../../../shared/people/person-name'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { nameSortKeys } from './name-sort-key'

export interface NewPerson {
  readonly id: string
  readonly membershipId: string
  readonly name: string
  readonly sex: 'male' | 'female' | null
  readonly birthMonth: string | null
  readonly joinedOn: CivilDate
  readonly joinedPrecision: 'day' | 'month'
  readonly class: PersonClass
  readonly branchId: string
  readonly groupId: string | null
  /** the day the membership of the branch begins */
  readonly from: CivilDate
}

/** Writes any number of people with their class and membership, in one statement. */
export async function addPeople(tx: CityTransaction, cityId: string, people: readonly NewPerson[]): Promise<void> {
  const names = people.map(({ name }) => canonicalName(name))
  const sorts = await nameSortKeys(names)
  const rows = people.map((person, at) => ({ ...person, name: names[at], nameSort: sorts[at] }))
  await sql`
    with row as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
        id uuid, "membershipId" uuid, name text, "nameSort" text, sex text, "birthMonth" text, "joinedOn" date,
        "joinedPrecision" text, class text, "branchId" uuid, "groupId" uuid, "from" date)),
    person as (
      insert into people (city_id, id, name, name_sort, sex, birth_month, joined_on, joined_precision)
      select ${cityId}, id, name, "nameSort", sex, "birthMonth", "joinedOn", "joinedPrecision" from row),
    classed as (
      insert into person_classes (city_id, person_id, from_date, class) select ${cityId}, id, "joinedOn", class from row)
    insert into memberships (city_id, id, person_id, branch_id, group_id, from_date, until_date)
    select ${cityId}, "membershipId", id, "branchId", "groupId", "from", null from row`.execute(tx)
}
