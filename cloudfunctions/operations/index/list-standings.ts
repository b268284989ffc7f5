import { sql } from 'kysely'
import * as z from 'zod'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { grantsOf, notFound } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import { DEFAULT_PAGE, type Page, pageOf, readCursor } from '../paging'

export interface Standing {
  readonly subjectId: string
  readonly name: string
  readonly ruleset: string
  readonly asOf: CivilDate
  readonly basis: 'interim' | 'closed'
  readonly band: string | null
  readonly standing: string | null
  /** the branch itself, or the member's */
  readonly branchId: string
}

interface Asked {
  readonly subject: 'branch' | 'member'
  readonly year: number
  readonly ruleset?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

const position = z.tuple([z.string().max(200), z.uuid(), z.string().max(100)])

/**
 * Where branches or members in the caller's reach stand: their bands, in the order of their names. There are no
 * points and no places, so that nobody can be ranked from it.
 */
export async function listStandings(context: OperationContext, caller: Caller, asked: Asked): Promise<Page<Standing>> {
  const today = civilDateAt(context.now())
  const limit = asked.limit ?? DEFAULT_PAGE
  const after = readCursor(asked.cursor, position)
  return inTransaction(context.database, caller, async (tx) => {
    const roots = rootsOf('standings.read', await grantsOf(tx, caller.cityId, caller.personId), today)
    if (roots.length === 0) throw notFound()
    const branches = sql`
      select distinct branch.id, branch.name from organisation_tree tree
      join organisations branch on branch.city_id = tree.city_id and branch.id = tree.descendant_id and branch.kind = 'branch'
      where tree.city_id = ${caller.cityId} and tree.ancestor_id = any (${roots}::uuid[]) and branch.dissolved_on is null`
    const subjects =
      asked.subject === 'branch'
        ? sql`select id, id as branch_id, name, name as sort from branches`
        : sql`select person.id, member.branch_id, person.name, person.name_sort as sort
            from branches join memberships member on member.city_id = ${caller.cityId} and member.branch_id = branches.id
              and member.from_date <= ${today} and (member.until_date is null or member.until_date >= ${today})
            join people person on person.city_id = member.city_id and person.id = member.person_id`
    const { rows } = await sql<Standing & { readonly sort: string }>`
      with branches as (${branches}), subjects as (${subjects})
      select subjects.id as "subjectId", subjects.name, subjects.sort, subjects.branch_id as "branchId", adopted.ruleset,
        latest.as_of as "asOf", latest.basis, latest.band, latest.standing
      from subjects
      cross join adoptions adopted
      cross join lateral (
        select as_of, basis, band, standing from scores
        where city_id = ${caller.cityId} and adoption_id = adopted.id and subject_id = subjects.id and kind = 'proposed'
          and as_of <= ${today}
        order by as_of desc limit 1
      ) latest
      where adopted.city_id = ${caller.cityId} and adopted.year = ${asked.year} and adopted.subject = ${asked.subject}
        and adopted.ended_at is null and ${asked.ruleset === undefined ? sql`true` : sql`adopted.ruleset = ${asked.ruleset}`}
        and ${after === undefined ? sql`true` : sql`(subjects.sort, subjects.id, adopted.ruleset) > (${after[0]}, ${after[1]}::uuid, ${after[2]})`}
      order by subjects.sort, subjects.id, adopted.ruleset limit ${limit + 1}`.execute(tx)
    const { items, next } = pageOf(rows, limit, (row) => [row.sort, row.subjectId, row.ruleset])
    if (asked.subject === 'member') {
      await writeRead(
        context,
        tx,
        caller,
        items.map((item) => item.subjectId),
        'standings',
      )
    }
    return { items: items.map(({ sort: _sort, ...item }) => item), next }
  })
}
