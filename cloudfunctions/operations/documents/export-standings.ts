import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { grantsOf, notFound } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { askForStandings } from './ask-for-document'

/** Waiting ones a person may have: a table is made in seconds, so more are a mistake. */
const MOST_WAITING = 5

/**
 * Asks for the standings of the branches in the caller's reach as a table to file. It says what the list on the
 * screen says: bands by name, without points or places.
 * @throws AppError `not-found`, `conflict`
 */
export async function exportStandings(
  context: OperationContext,
  caller: Caller,
  { year }: { readonly year: number },
): Promise<{ id: string }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const roots = rootsOf('standings.read', await grantsOf(tx, caller.cityId, caller.personId), today)
    if (roots.length === 0) throw notFound()
    const waiting = await tx
      .selectFrom('documents')
      .select(['id', 'kind', 'year'])
      .where('city_id', '=', caller.cityId)
      .where('asked_by', '=', caller.personId)
      .where('state', '=', 'waiting')
      .execute()
    // Asked for again while it is being made, it is the same one.
    const same = waiting.find((one) => one.kind === 'standings' && one.year === year)
    if (same) return { id: same.id }
    if (waiting.length >= MOST_WAITING) throw new AppError('conflict', '还有几份表在制作，请稍候再要')
    const id = await askForStandings(context, tx, caller.cityId, { year, askedBy: caller.personId })
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'export-standings',
      objectKind: 'document',
      objectId: id,
      details: { year },
    })
    return { id }
  })
}
