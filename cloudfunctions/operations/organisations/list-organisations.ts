import { sql } from 'kysely'
import * as z from 'zod'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import type { OrganisationKind } from '../../../shared/organisations/kinds'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { grantsOf } from '../access/reach'
import type { OperationContext } from '../context'
import { type Page, pageOf, readCursor } from '../paging'

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

const position = z.tuple([z.int().min(0).max(100), z.string().max(200), z.uuid()])

/**
 * The organisations in the caller's reach, and those the caller belongs to with all above them, the higher
 * first, so that a tree can be put together as pages come.
 */
export async function listOrganisations(
  context: OperationContext,
  caller: Caller,
  { cursor, limit = MOST, dissolved = false }: Asked,
): Promise<Page<ListedOrganisation>> {
  const today = civilDateAt(context.now())
  const after = readCursor(cursor, position)
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
      where ${after === undefined ? sql`true` : sql`(depth, name collate "C", id) > (${after[0]}::integer, ${after[1]}::text collate "C", ${after[2]}::uuid)`}
      order by depth, name collate "C", id
      limit ${limit + 1}`.execute(tx)
    return pageOf(rows, limit, (row) => [row.depth, row.name, row.id])
  })
}
