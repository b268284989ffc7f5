import type { Kysely } from 'kysely'
import { run } from './city-table'

/**
 * The text of a punishment's matter no longer leaves the compartment with its level. What leaves is the id of the
 * first punishment of that matter, so that one matter still costs once; only where a standing finding on the same
 * member or branch already names the matter is its name used, because the two must be seen to be one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `create or replace function punishment_levels(people uuid[], from_day date, to_day date)
       returns table (person_id uuid, branch_id uuid, level text, matter text)
       language plpgsql stable security definer set search_path = pg_catalog, public as $$
         begin return query
           select p.person_id, p.branch_id, p.level, coalesce(
             (select p.matter from findings f
               where f.city_id = p.city_id and (f.person_id = p.person_id or f.organisation_id = p.branch_id)
                 and f.state = 'standing' and f.fact ->> 'matter' = p.matter limit 1),
             (select min(twin.id::text) from punishments twin where twin.city_id = p.city_id and twin.matter = p.matter),
             p.id::text)
           from punishments p
           where p.city_id = current_setting('app.city_id', true) and p.person_id = any (people) and p.state = 'standing'
             and p.decided_on between from_day and to_day;
         end $$`,
  )
}
