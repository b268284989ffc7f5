import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { Role } from '../../../shared/access/roles'
import type { PersonClass } from '../../../shared/people/person'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import type { YearMonth } from '../../../shared/values/year-month'
import { inTransaction } from '../../store/in-transaction'
import { notFound, personAsTarget, requireAccess } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'

/** A member with everything dated that is known of them. */
export interface PersonInFull {
  readonly id: Id
  readonly name: string
  readonly sex: 'male' | 'female' | null
  readonly birthMonth: YearMonth | null
  readonly joinedOn: CivilDate
  readonly joinedPrecision: 'day' | 'month'
  readonly revision: number
  /** latest first, as are the others */
  readonly classes: { readonly class: PersonClass; readonly from: CivilDate }[]
  readonly memberships: {
    readonly branchId: Id
    readonly groupId: Id | null
    readonly from: CivilDate
    readonly until: CivilDate | null
  }[]
  readonly roles: {
    readonly id: Id
    readonly role: Role
    readonly organisationId: Id
    readonly from: CivilDate
    readonly until: CivilDate | null
    readonly revision: number
  }[]
  readonly bound: boolean
}

/** One member in the caller's reach, or the caller; the look is noted. */
export async function readPerson(context: OperationContext, caller: Caller, personId: string): Promise<PersonInFull> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const target = await personAsTarget(tx, caller.cityId, personId, today)
    await requireAccess(tx, caller, 'people.read', target, today)
    await writeRead(context, tx, caller, [personId], 'read-person')
    const { rows } = await sql<PersonInFull>`
      select person.id, person.name, person.sex, person.birth_month as "birthMonth", person.joined_on as "joinedOn",
        person.joined_precision as "joinedPrecision", person.revision,
        coalesce((
          select jsonb_agg(jsonb_build_object('class', class, 'from', from_date) order by from_date desc)
          from person_classes where city_id = person.city_id and person_id = person.id), '[]') as classes,
        coalesce((
          select jsonb_agg(jsonb_build_object('branchId', branch_id, 'groupId', group_id, 'from', from_date,
            'until', until_date) order by from_date desc)
          from memberships where city_id = person.city_id and person_id = person.id), '[]') as memberships,
        coalesce((
          select jsonb_agg(jsonb_build_object('id', id, 'role', role, 'organisationId', organisation_id, 'from', from_date,
            'until', until_date, 'revision', revision) order by from_date desc, id)
          from role_grants where city_id = person.city_id and person_id = person.id), '[]') as roles,
        exists (select from identities where city_id = person.city_id and person_id = person.id) as bound
      from people person where person.city_id = ${caller.cityId} and person.id = ${personId}`.execute(tx)
    const [person] = rows
    if (!person) throw notFound()
    return person
  })
}
