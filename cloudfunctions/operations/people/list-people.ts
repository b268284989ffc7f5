import { sql } from 'kysely'
import * as z from 'zod'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import type { Role } from '../../../shared/access/roles'
import type { PersonClass } from '../../../shared/people/person'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { grantsOf, notFound, organisationsAbove } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import { DEFAULT_PAGE, type Page, pageOf, readCursor } from '../paging'

/** A member as a roster shows them. */
export interface ListedPerson {
  readonly id: Id
  readonly name: string
  readonly class: PersonClass
  readonly branchId: Id
  readonly groupId: Id | null
  readonly joinedOn: CivilDate
  /** posts today */
  readonly roles: { readonly role: Role; readonly organisationId: Id }[]
  /** whether they can sign in by themselves */
  readonly bound: boolean
}

interface Asked {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
  /** only those of this organisation and all below it */
  readonly organisationId?: string | undefined
}

const position = z.tuple([z.string().max(300), z.uuid()])

/** The members in the caller's reach today, as an address book orders them; each look is noted. */
export async function listPeople(
  context: OperationContext,
  caller: Caller,
  { cursor, limit = DEFAULT_PAGE, organisationId }: Asked,
): Promise<Page<ListedPerson>> {
  const today = civilDateAt(context.now())
  const after = readCursor(cursor, position)
  return inTransaction(context.database, caller, async (tx) => {
    const reach = rootsOf('people.read', await grantsOf(tx, caller.cityId, caller.personId), today)
    const within = organisationId === undefined ? [] : await organisationsAbove(tx, caller.cityId, organisationId)
    if (organisationId !== undefined && !within.some((above) => reach.includes(above))) throw notFound()
    const roots = organisationId === undefined ? reach : [organisationId]
    const { rows } = await sql<ListedPerson & { sort: string }>`
      with place as (
        select distinct descendant_id as id from organisation_tree
        where city_id = ${caller.cityId} and ancestor_id = any (${roots}::uuid[])),
      here as (
        select member.person_id, member.branch_id, member.group_id from memberships member
        where member.city_id = ${caller.cityId} and member.from_date <= ${today}
          and (member.until_date is null or member.until_date >= ${today})
          and (member.branch_id in (select id from place) or member.group_id in (select id from place)))
      select person.id, person.name, person.name_sort as sort, person.joined_on as "joinedOn",
        here.branch_id as "branchId", here.group_id as "groupId",
        coalesce((
          select class from person_classes
          where city_id = person.city_id and person_id = person.id and from_date <= ${today}
          order by from_date desc limit 1), 'regular') as class,
        coalesce((
          select jsonb_agg(jsonb_build_object('role', role, 'organisationId', organisation_id) order by role, organisation_id)
          from role_grants
          where city_id = person.city_id and person_id = person.id and from_date <= ${today}
            and (until_date is null or until_date >= ${today})), '[]') as roles,
        exists (select from identities where city_id = person.city_id and person_id = person.id) as bound
      from here join people person on person.city_id = ${caller.cityId} and person.id = here.person_id
      where ${after === undefined ? sql`true` : sql`(person.name_sort collate "C", person.id) > (${after[0]}::text collate "C", ${after[1]}::uuid)`}
      order by person.name_sort collate "C", person.id
      limit ${limit + 1}`.execute(tx)
    const { items: shown, next } = pageOf(rows, limit, (row) => [row.sort, row.id])
    await writeRead(
      context,
      tx,
      caller,
      shown.map((person) => person.id),
      'list-people',
    )
    return {
      items: shown.map(({ sort: _, ...person }) => person),
      next,
    }
  })
}
