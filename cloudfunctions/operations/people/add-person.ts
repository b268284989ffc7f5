import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import type { PersonClass } from '../../store/tables'
import { nameSortKey } from './name-sort-key'

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

/** Writes a person with their class and membership. */
export async function addPerson(tx: CityTransaction, cityId: string, person: NewPerson): Promise<void> {
  await tx
    .insertInto('people')
    .values({
      city_id: cityId,
      id: person.id,
      name: person.name,
      name_sort: nameSortKey(person.name),
      sex: person.sex,
      birth_month: person.birthMonth,
      joined_on: person.joinedOn,
      joined_precision: person.joinedPrecision,
    })
    .execute()
  await tx
    .insertInto('person_classes')
    .values({ city_id: cityId, person_id: person.id, from_date: person.joinedOn, class: person.class })
    .execute()
  await tx
    .insertInto('memberships')
    .values({
      city_id: cityId,
      id: person.membershipId,
      person_id: person.id,
      branch_id: person.branchId,
      group_id: person.groupId,
      from_date: person.from,
      until_date: null,
    })
    .execute()
}
