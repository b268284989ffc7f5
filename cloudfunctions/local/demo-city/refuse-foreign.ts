import { sql } from 'kysely'
import { AppError } from '../../../shared/values/app-error'
import { asOwner } from '../../store/as-owner'
import { MIGRATION_TABLES } from '../../store/migrate'
import { migrations } from '../../store/migrations'
import type { Database } from '../../store/open-database'
import type { Tables } from '../../store/tables'
import { DEMO_CITY } from './found-organisations'

/**
 * Lets only an empty database through and one in which this program keeps the demo city. Nothing is written.
 * @throws AppError `conflict`
 */
export async function refuseForeign(database: Database<Tables>): Promise<void> {
  await asOwner(database, 'open-demo', async (tx) => {
    const { rows: tables } = await sql<{ name: string; ours: boolean }>`
      select space.nspname || '.' || thing.relname as name, space.nspname = 'public' and thing.relrowsecurity as ours
      from pg_class thing join pg_namespace space on space.oid = thing.relnamespace
      where thing.relkind in ('r', 'p', 'v', 'm', 'f') and space.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
        and space.nspname not like 'pg\\_temp%'
      order by 1`.execute(tx)
    if (tables.length === 0) return
    const known = new Set<string>([...MIGRATION_TABLES, 'identities'].map((name) => `public.${name}`))
    const others = tables.filter(({ name, ours }) => !ours && !known.has(name)).map(({ name }) => name)
    const migrated = tables.some(({ name }) => name === `public.${MIGRATION_TABLES[0]}`)
    if (others.length > 0 || !migrated)
      refuse(
        `有别的数据表（${tables
          .map(({ name }) => name)
          .slice(0, 5)
          .join('、')}）`,
      )
    const { rows: applied } = await sql<{ name: string }>`
      select name from ${sql.table(MIGRATION_TABLES[0])} order by name`.execute(tx)
    const unknown = applied.filter(({ name }) => !(name in migrations))
    if (unknown.length > 0) refuse('的结构比这个程序新，请用建它的那个版本打开')
    if (applied.length === 0) return
    const cities = await tx.selectFrom('cities').select('city_id').where('city_id', '!=', DEMO_CITY).execute()
    if (cities.length > 0) refuse(`有别的城市（${cities.map((city) => city.city_id).join('、')}）`)
  })
}

function refuse(what: string): never {
  throw new AppError('conflict', `这个数据库${what}，演示程序不会使用它。请换一个空的数据库或数据目录`)
}
