import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import type { OrganisationKind } from '../../../shared/organisations/kinds'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type Id, parseId } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { grantsOf } from '../access/reach'
import type { OperationContext } from '../context'
import { readCursor, writeCursor } from '../page-cursor'

/** An organisation as a tree shows it. */
export interface ListedOrganisation {
  readonly id: Id
  readonly parentId: Id | null
  readonly kind: OrganisationKind
  readonly name: string
  readonly foundedOn: CivilDate
  readonly dissolvedOn: CivilDate | null
  readonly revision: number
  /** how far below the works committee it stands, from 0 */
  readonly depth: number
  /** members today, of it and of all below it; null where the caller belongs but has no reach */
  readonly members: number | null
}

interface Asked {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
  /** also those that were dissolved */
  readonly dissolved?: boolean | undefined
}

const MOST = 500

/**
 * The organisations in the caller's reach, and those the caller belongs to with all above them, the higher
 * first, so that a tree can be put together as pages come.
 */
export async function listOrganisations(
  context: OperationContext,
  caller: Caller,
  { cursor, limit = MOST, dissolved = false }: Asked,
): Promise<{ items: ListedOrganisation[]; next: string | null }> {
  const today = civilDateAt(context.now())
  const [depth, name, id] = cursor === undefined ? [-1, '', null] : readCursor(cursor, ['number', 'string', 'string'])
  const after = { depth, name, id: id === null ? '00000000-0000-0000-0000-000000000000' : parseId(id) }
  return inTransaction(context.database, caller, async (tx) => {
    const grants = await grantsOf(tx, caller.cityId, caller.personId)
    const roots = rootsOf('organisation.read', grants, today)
    const { rows } = await sql<ListedOrganisation>`
      with reached as (
        select distinct descendant_id as id from organisation_tree
        where city_id = ${caller.cityId} and ancestor_id = any (${roots}::uuid[])),
      belonged as (
        select distinct tree.ancestor_id as id
        from memberships member join organisation_tree tree
          on tree.city_id = member.city_id and tree.descendant_id in (member.branch_id, member.group_id)
        where member.city_id = ${caller.cityId} and member.person_id = ${caller.personId} and member.from_date <= ${today}
          and (member.until_date is null or member.until_date >= ${today})
        union
        select tree.ancestor_id from organisation_tree tree
        where tree.city_id = ${caller.cityId} and tree.descendant_id = any (${roots}::uuid[])),
      listed as (
        select organisation.*, place.depth, (select count(*) from reached where reached.id = organisation.id) > 0 as reached
        from organisations organisation
        cross join lateral (
          select max(depth) as depth from organisation_tree
          where city_id = organisation.city_id and descendant_id = organisation.id) place
        where organisation.city_id = ${caller.cityId}
          and organisation.id in (select id from reached union select id from belonged)
          and (organisation.dissolved_on is null or ${dissolved}))
      select id, parent_id as "parentId", kind, name, founded_on as "foundedOn", dissolved_on as "dissolvedOn", revision,
        depth,
        case when reached then (
          select count(distinct member.person_id)::integer
          from organisation_tree tree join memberships member
            on member.city_id = tree.city_id and tree.descendant_id in (member.branch_id, member.group_id)
          where tree.city_id = listed.city_id and tree.ancestor_id = listed.id and member.from_date <= ${today}
            and (member.until_date is null or member.until_date >= ${today})) end as members
      from listed
      where (depth, name collate "C", id) > (${after.depth}::integer, ${after.name}::text collate "C", ${after.id}::uuid)
      order by depth, name collate "C", id
      limit ${limit + 1}`.execute(tx)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return { items, next: rows.length > limit && last ? writeCursor([last.depth, last.name, last.id]) : null }
  })
}
