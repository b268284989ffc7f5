import { sql } from 'kysely'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { auditColumns, lastSeal, nextHead, type Seal } from './audit-chain'

/** So many rows one seal vouches for: little memory, and a short transaction. */
const BATCH = 1000

/**
 * Seals the oldest rows of a city's audit log that have no seal, so that none can be changed, taken out or slipped in
 * unseen afterwards. A seal's number follows the last one: of two sealers at once the second finds its number taken
 * and leaves the work to the first. Run by the timer until it returns null.
 * @returns the new seal, or null when there was nothing to seal or somebody else is sealing
 */
export async function sealAudit(
  context: Pick<OperationContext, 'database' | 'now'>,
  cityId: string,
  batch = BATCH,
): Promise<(Seal & { readonly rows: number }) | null> {
  return inTransaction(context.database, { cityId, personId: null }, async (tx) => {
    const last = await lastSeal(tx, cityId)
    const rows = await tx
      .selectFrom('audit_log')
      .select(auditColumns)
      .where('city_id', '=', cityId)
      .where('seal', 'is', null)
      .orderBy('at')
      .orderBy('id')
      .limit(batch)
      .execute()
    if (rows.length === 0) return null
    const number = last.number + 1
    const head = nextHead(cityId, number, last.head, rows)
    const taken = await tx
      .insertInto('audit_seals')
      .values({
        city_id: cityId,
        number,
        rows: rows.length,
        previous: last.head,
        head,
        sealed_at: new Date(context.now()),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('number')
      .executeTakeFirst()
    if (!taken) return null
    const ids = rows.map(({ id }) => id)
    const marked = await sql<{ count: number }>`
      select seal_audit_rows(${cityId}, ${ids}::uuid[], ${number}) as count`.execute(tx)
    if (marked.rows[0]?.count !== rows.length) throw new Error('rows were sealed by somebody else meanwhile')
    return { number, head, rows: rows.length }
  })
}
