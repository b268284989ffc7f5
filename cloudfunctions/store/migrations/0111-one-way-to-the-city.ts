import { type Kysely, sql } from 'kysely'
import { run } from './city-table'

/**
 * What belongs to a person, an organisation or another row of its city refers to the city through it; only what
 * belongs to no other row refers to it directly. Each reference is looked up for each row that is written.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string; constraint: string }>`
    select direct.conrelid::regclass::text as name, direct.conname::text as constraint
    from pg_constraint direct
    where direct.connamespace = 'public'::regnamespace and direct.contype = 'f' and direct.confrelid = 'cities'::regclass
      and exists (
        select from pg_constraint through
        where through.conrelid = direct.conrelid and through.contype = 'f' and through.conkey @> direct.conkey
          and through.confrelid not in ('cities'::regclass, through.conrelid)
          -- a reference with a null in it is looked up nowhere
          and not exists (
            select from pg_attribute where attrelid = through.conrelid and attnum = any (through.conkey) and not attnotnull))
    order by 1`.execute(db)
  await run(db, ...rows.map(({ name, constraint }) => `alter table ${name} drop constraint ${constraint}`))
}
