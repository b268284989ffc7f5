import { sql } from 'kysely'
import { writeAudit } from '../../operations/audit/write-audit'
import type { OperationContext } from '../../operations/context'
import { asOwner } from '../../store/as-owner'
import { inTransaction } from '../../store/in-transaction'
import { MIGRATION_TABLES } from '../../store/migrate'
import type { Database } from '../../store/open-database'
import type { Tables } from '../../store/tables'
import { DEMO_CITY } from './found-organisations'

/** The last entry of the founding in the city's own log: without it the city is half a city. */
const FINISHED = 'finish-demo-city'

interface FoundCity {
  /** null: there is no city, or only the half of one */
  readonly foundedAt: number | null
  /** whether anything at all is there */
  readonly begun: boolean
  /** the last instant of the city's log, by the city's clock */
  readonly last: number
}

/** What a database that passed `refuseForeign` holds. */
export async function readFinishMark(database: Database<Tables>): Promise<FoundCity> {
  return asOwner(database, 'open-demo', async (tx) => {
    const { rows } = await sql<{ foundedAt: string | null; begun: boolean; last: Date | null }>`
      select (select details ->> 'foundedAt' from audit_log where city_id = ${DEMO_CITY} and action = ${FINISHED} limit 1)
          as "foundedAt",
        exists (select from cities) as begun, (select max(at) from audit_log) as last`.execute(tx)
    const [row] = rows
    return {
      foundedAt: row?.foundedAt == null ? null : Number(row.foundedAt),
      begun: row?.begun ?? false,
      last: row?.last?.getTime() ?? 0,
    }
  })
}

/** Says that the city is whole, and when it was founded by the machine's clock. */
export async function writeFinishMark(
  context: Pick<OperationContext, 'database' | 'now' | 'newId'>,
  foundedAt: number,
): Promise<void> {
  await inTransaction(context.database, { cityId: DEMO_CITY, personId: null }, (tx) =>
    writeAudit(context, tx, DEMO_CITY, {
      actor: 'system:set-up',
      action: FINISHED,
      objectKind: 'city',
      objectId: DEMO_CITY,
      details: { foundedAt },
    }),
  )
}

/** Takes away the half of a city that an interrupted founding left: nobody was shown it. */
export async function clearHalfCity(database: Database<Tables>): Promise<void> {
  await asOwner(database, 'open-demo', async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables
      where schemaname = 'public' and tablename <> all (${[...MIGRATION_TABLES]}::text[])`.execute(tx)
    await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(tx)
  })
}
