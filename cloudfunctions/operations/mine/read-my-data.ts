import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { MyDataSection } from '../../../shared/people/my-data-labels'
import { inCompartment } from '../../store/in-compartment'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { sectionList } from './my-data-sections'

type Held = Readonly<Record<string, unknown>>

/** Everything a city holds about one person, section by section, and who looked at it when. */
export type MyData = Readonly<Record<MyDataSection, readonly Held[]>>

/** Gives members everything that is held about them: nothing is summed up or left out, punishments included. */
export async function readMyData(context: Pick<OperationContext, 'database'>, caller: Caller): Promise<MyData> {
  return inTransaction(context.database, caller, (tx) => collectMyData(tx, caller))
}

/** The caller's own data, in the caller's own transaction. */
export async function collectMyData(tx: CityTransaction, caller: Caller): Promise<MyData> {
  const collected: [MyDataSection, readonly Held[]][] = []
  // A person's own punishments are open to that person.
  await inCompartment(tx, 'discipline', async () => {
    for (const [name, section] of sectionList) {
      const columns = Object.entries(section.fields).map(([field, column]) => {
        return sql`${sql.raw(column.startsWith('(') ? column : `held.${column}`)} as ${sql.id(field)}`
      })
      const [before = '', after = ''] = section.theirs.split('$person')
      const { rows } = await sql<Held>`
        select ${sql.join(columns)} from ${sql.table(section.table)} held
        where held.city_id = ${caller.cityId} and ${sql.raw(before)}${caller.personId}::uuid${sql.raw(after)}
        order by ${sql.raw(section.order)}`.execute(tx)
      collected.push([name, rows.map(plain)])
    }
  })
  return Object.fromEntries(collected) as unknown as MyData
}

/** Instants as RFC 3339 in UTC, all else as it is stored. */
function plain(row: Held): Held {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, value instanceof Date ? value.toISOString() : value]),
  )
}
