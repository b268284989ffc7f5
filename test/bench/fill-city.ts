import { rescoreEverybody } from '../../cloudfunctions/operations/scoring/rescore-everybody'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import { civilDateAt } from '../../shared/values/civil-date'
import type { TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'

const RECORDS_A_MEMBER = 100
const MEMBERS_A_BRANCH = 20

/**
 * Fills a city, set-based and past the operations, with as many approved records as asked: a hundred a member,
 * twenty members a branch, the secretary's own branch among them, so that only the size of the city differs.
 */
export async function fillCity(context: TestContext, city: SmallCity, records: number): Promise<void> {
  const members = records / RECORDS_A_MEMBER
  const branches = members / MEMBERS_A_BRANCH
  const { pool } = context.database
  const { cityId } = city
  await pool.query(
    `with branch as (
       insert into organisations (city_id, id, parent_id, kind, name, founded_on)
       select $1, gen_random_uuid(), $2, 'branch', 'b' || n, '2015-01-01' from generate_series(1, $3::integer) n
       returning id)
     insert into organisation_tree (city_id, ancestor_id, descendant_id, depth)
     select $1, above.id, branch.id, above.depth from branch
     cross join lateral (values (branch.id, 0), ($2::uuid, 1), ($4::uuid, 2)) above (id, depth)`,
    [cityId, city.organs[0], branches - 1, city.worksCommitteeId],
  )
  await pool.query(
    `with branch as (
       select id, row_number() over (order by name = $4 desc, id) as number from organisations
       where city_id = $1 and kind = 'branch' and parent_id = $2),
     person as (
       insert into people (city_id, id, name, name_sort, joined_on)
       select $1, gen_random_uuid(), 'p' || n, 'p' || n, '2012-05-01' from generate_series(1, $3::integer) n
       returning id, name)
     insert into memberships (city_id, id, person_id, branch_id, from_date)
     select $1, gen_random_uuid(), person.id, branch.id, '2020-01-01' from person
     join branch on branch.number = 1 + (substr(person.name, 2)::integer - 1) / ${MEMBERS_A_BRANCH}`,
    [cityId, city.organs[0], members, '甲局第一支部'],
  )
  await pool.query(
    `insert into records (city_id, id, person_id, author_id, branch_id, kind, happened_on, quarters, content, state,
       revision, submitted_at, decided_at)
     select $1, gen_random_uuid(), person_id, person_id, branch_id,
       (array['volunteer-hours', 'study-hours', 'xuexi-points', 'hard-task'])[1 + n % 4],
       '2026-01-01'::date + (n * 3) % 300, case when n % 4 < 2 then 1 + n % 8 end,
       jsonb_build_object('kind', 'volunteer-hours', 'title', '社区服务', 'happenedOn', '2026-01-01'), 'approved', 2, now(), now()
     from memberships cross join generate_series(1, ${RECORDS_A_MEMBER}) n where city_id = $1`,
    [cityId],
  )
  await pool.query('analyze')
  await inTransaction(context.database, city.worksStaff, (tx) =>
    rescoreEverybody(context, tx, cityId, 2026, civilDateAt(context.now())),
  )
  await pool.query('vacuum analyze')
}
