import { sql } from 'kysely'
import type { NoticeState } from '../../../shared/notices/notice-states'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { GENESIS } from '../audit/audit-chain'
import type { OperationContext } from '../context'
import { TICK, tickCaller } from '../system-caller'
import { changeNotice, type KeptNotice, lockNotice } from './open-notice'

type Printed = { id: string; revision: number; state: NoticeState }

/** Prints every signed notice of a city whose signature has been sealed meanwhile. @returns how many */
export async function printNotices(context: OperationContext, cityId: string): Promise<number> {
  const waiting = await inTransaction(context.database, tickCaller(cityId), (tx) =>
    tx
      .selectFrom('notices')
      .select('id')
      .where('city_id', '=', cityId)
      .where('state', '=', 'sealing')
      .orderBy('id')
      .execute(),
  )
  let printed = 0
  for (const { id } of waiting) if (await printNotice(context, cityId, id)) printed += 1
  return printed
}

/**
 * Publishes a signed notice once the audit log is sealed up to its signature: prints the chain's head, marks what it
 * corrects, and leaves word for the documents function.
 * @returns null while there is no seal, or when somebody else printed it
 */
export async function printNotice(context: OperationContext, cityId: string, id: string): Promise<Printed | null> {
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    const notice = await lockNotice(tx, cityId, id)
    if (notice?.state !== 'sealing') return null
    const seal = await sealOf(tx, cityId, notice)
    if (!seal) return null
    const by = { cityId, actor: TICK }
    const printed = await changeNotice(context, tx, by, notice, {
      state: 'published',
      columns: { published_at: new Date(context.now()), seal_number: seal.number, chain_head: seal.head },
      action: 'print-notice',
      details: { seal: seal.number, head: seal.head },
    })
    await markCorrected(context, tx, cityId, notice)
    await tx
      .insertInto('outbox')
      .values({
        city_id: cityId,
        id: `notice-document.${id}.${printed.revision}`,
        kind: 'notice-document',
        person_id: null,
        content: JSON.stringify({ noticeId: id }),
        made_at: new Date(context.now()),
        due_at: new Date(context.now()),
        leased_until: null,
        done_at: null,
        dead_at: null,
        last_error: null,
        seen_at: null,
        sending_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return printed
  })
}

/** The seal that vouches for a notice's signature. */
async function sealOf(tx: CityTransaction, cityId: string, { id, revision }: KeptNotice) {
  const { rows } = await sql<{ number: number; head: string }>`
    select seal.number, seal.head from audit_log entry
    join audit_seals seal on seal.city_id = entry.city_id and seal.number = entry.seal
    where entry.city_id = ${cityId} and entry.object_id = ${id} and entry.action = 'publish-notice'
      and (entry.details ->> 'revision')::integer = ${revision} and seal.head <> ${GENESIS}`.execute(tx)
  return rows[0]
}

async function markCorrected(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  { id, correctsId }: KeptNotice,
): Promise<void> {
  const corrected = correctsId === null ? undefined : await lockNotice(tx, cityId, correctsId)
  if (!corrected) return
  await changeNotice(context, tx, { cityId, actor: TICK }, corrected, {
    // What was withdrawn stays withdrawn; that it was corrected too is seen from the correction.
    state: corrected.state === 'withdrawn' ? 'withdrawn' : 'corrected',
    action: 'mark-corrected',
    details: { by: id },
  })
}
