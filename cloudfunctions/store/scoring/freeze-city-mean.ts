import { sql } from 'kysely'
import type { CityTransaction } from '../in-transaction'
import { unscoredMembers } from './branch-tallies'
import type { TallySpan } from './tally-span'

/**
 * Keeps, beside each works committee, what the scores of all members below it add up to on a day, and of how many
 * members: what a clause about the city's mean reads from then on. Members are counted as they are with their branch.
 * Done again it writes the same.
 * @param adoptionId the members' ruleset
 * @param span whose `asOf` is the day, within its year
 */
export async function freezeCityMean(
  tx: CityTransaction,
  cityId: string,
  adoptionId: string,
  span: TallySpan,
): Promise<void> {
  const { year, asOf: day } = span
  await sql`
    with roll as (select array(select person_id from memberships where city_id = ${cityId}) as people),
    unscored as (${unscoredMembers(span)})
    insert into measures (city_id, subject_id, year, as_of, figures)
    select root.city_id, root.id, ${year}::integer, ${day}::date,
      jsonb_build_object('member-index.city', jsonb_build_object('points', sum(latest.total), 'members', count(*)))
    from organisations root
    join organisation_tree tree on tree.city_id = root.city_id and tree.ancestor_id = root.id
    join memberships member on member.city_id = root.city_id and member.branch_id = tree.descendant_id
      and member.from_date <= ${day} and (member.until_date is null or member.until_date >= ${day})
    cross join lateral (
      select total from scores
      where city_id = member.city_id and adoption_id = ${adoptionId}::uuid and subject_id = member.person_id
        and kind = 'proposed' and as_of <= ${day}
      order by as_of desc limit 1) latest
    where root.city_id = ${cityId} and root.kind = 'works-committee'
      and member.person_id not in (select person_id from unscored)
    group by root.city_id, root.id
    on conflict (city_id, subject_id, year, as_of) do update set figures = excluded.figures`.execute(tx)
}
