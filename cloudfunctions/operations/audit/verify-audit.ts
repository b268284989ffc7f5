import type { Caller } from '../../../shared/access/caller'
import { civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { requireAccess } from '../access/reach'
import { worksCommitteeOf } from '../adoptions/adopt-ruleset'
import type { OperationContext } from '../context'
import { auditColumns, GENESIS, nextHead } from './audit-chain'

/** What is wrong with the first seal that does not hold. */
export type Break = 'seal-missing' | 'chain-broken' | 'rows-changed' | 'rows-without-seal'

export interface Verified {
  /** seals that were gone through and hold, and the rows they vouch for */
  readonly seals: number
  readonly rows: number
  /** the head after them, to compare with one that was printed */
  readonly head: string
  readonly broken: { readonly number: number; readonly why: Break } | null
  /** the number to go on from; null when the chain's end was reached or it broke */
  readonly next: number | null
  /** rows that wait for their seal */
  readonly unsealed: number
}

/** So many seals one call goes through. */
const MOST_SEALS = 200

/**
 * Recomputes a stretch of the city's audit chain and names the first seal that does not hold: a row changed, taken out
 * or slipped in, a seal gone, or rows that claim a seal there is not.
 * @param from the number to begin with; the seal before it is taken at its word
 */
export async function verifyAudit(
  context: OperationContext,
  caller: Caller,
  { from = 1 }: { readonly from?: number | undefined },
): Promise<Verified> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const { cityId } = caller
    const root = await worksCommitteeOf(tx, cityId)
    await requireAccess(tx, caller, 'audit.verify', { personId: null, organisationIds: [root] }, today)
    const seals = await tx
      .selectFrom('audit_seals')
      .selectAll()
      .where('city_id', '=', cityId)
      .where('number', '>=', from - 1)
      .orderBy('number')
      .limit(MOST_SEALS + 1)
      .execute()
    const before = seals[0]?.number === from - 1 ? seals.shift() : undefined
    const unsealed = await countRows(tx, cityId, null)
    const done = { seals: 0, rows: 0, head: before?.head ?? GENESIS }
    const breakAt = (number: number, why: Break) => ({ ...done, broken: { number, why }, next: null, unsealed })
    if (from > 1 && !before) return breakAt(from - 1, 'seal-missing')
    for (const seal of seals.slice(0, MOST_SEALS)) {
      const number = from + done.seals
      const why = await breakOf(tx, cityId, number, done.head, seal)
      if (why) return breakAt(number, why)
      done.seals += 1
      done.rows += seal.rows
      done.head = seal.head
    }
    const next = from + done.seals
    if (seals.length > done.seals) return { ...done, broken: null, next, unsealed }
    if ((await countRows(tx, cityId, next)) > 0) return breakAt(next, 'rows-without-seal')
    return { ...done, broken: null, next: null, unsealed }
  })
}

/** What is wrong with a seal that should have this number and follow this head. */
async function breakOf(
  tx: CityTransaction,
  cityId: string,
  number: number,
  previous: string,
  seal: { readonly number: number; readonly previous: string; readonly head: string; readonly rows: number },
): Promise<Break | undefined> {
  if (seal.number !== number) return 'seal-missing'
  if (seal.previous !== previous) return 'chain-broken'
  const rows = await tx
    .selectFrom('audit_log')
    .select(auditColumns)
    .where('city_id', '=', cityId)
    .where('seal', '=', number)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const holds = rows.length === seal.rows && nextHead(cityId, number, previous, rows) === seal.head
  return holds ? undefined : 'rows-changed'
}

/** Rows without a seal (null), or with a seal of this number or a later one. */
async function countRows(tx: CityTransaction, cityId: string, seal: number | null): Promise<number> {
  const { count } = await tx
    .selectFrom('audit_log')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('city_id', '=', cityId)
    .where('seal', seal === null ? 'is' : '>=', seal)
    .executeTakeFirstOrThrow()
  return Number(count)
}
