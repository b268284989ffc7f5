import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'

/** Notes whose data somebody else looked at; a person's look at their own is not noted. */
export async function writeRead(
  context: Pick<OperationContext, 'newId' | 'now'>,
  tx: CityTransaction,
  caller: Caller,
  personIds: readonly string[],
  what: string,
): Promise<void> {
  const others = [...new Set(personIds)].filter((id) => id !== caller.personId)
  if (others.length === 0) return
  const rows = others.map((personId) => ({ id: context.newId(), personId }))
  await sql`
    insert into read_log (city_id, id, at, reader_id, person_id, what)
    select ${caller.cityId}, id, ${new Date(context.now())}, ${caller.personId}, "personId", ${what}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as look(id uuid, "personId" uuid)`.execute(tx)
}
