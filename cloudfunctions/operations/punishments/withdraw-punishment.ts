import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt, partsOf } from '../../../shared/values/civil-date'
import { inCompartment } from '../../store/in-compartment'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { grantsOf, notFound, personAsTarget, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { requireStanding } from '../findings/keep-finding'
import { rescoreAfterChange } from '../scoring/rescore-after-change'

/** Takes a punishment out of the count, with a reason; it stays in its compartment. */
export async function withdrawPunishment(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number; readonly reason: string },
): Promise<{ id: string; revision: number }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const grants = await grantsOf(tx, caller.cityId, caller.personId)
    // The compartment opens only for those who keep punishments somewhere; whose it is decides next.
    if (rootsOf('punishment.keep', grants, today).length === 0) throw notFound()
    const revision = input.revision + 1
    const punishment = await inCompartment(tx, 'discipline', async () => {
      const row = await lockPunishment(tx, caller.cityId, input.id)
      const target = await personAsTarget(tx, caller.cityId, row.person_id, today)
      await requireAccess(tx, caller, 'punishment.keep', target, today)
      if (row.person_id === caller.personId) throw new AppError('own-record', '不能撤销自己的处分')
      requireStanding(row, input.revision)
      await tx
        .updateTable('punishments')
        .set({
          state: 'withdrawn',
          revision,
          withdrawn_by: caller.personId,
          withdrawn_at: new Date(context.now()),
          withdrawn_reason: input.reason,
        })
        .where('city_id', '=', caller.cityId)
        .where('id', '=', input.id)
        .execute()
      return row
    })
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'withdraw-punishment',
      objectKind: 'punishment',
      objectId: input.id,
      details: { revision },
    })
    const touched = [{ personId: punishment.person_id, year: partsOf(punishment.decided_on).year }]
    await rescoreAfterChange(context, tx, caller.cityId, touched, today, {
      ids: [punishment.branch_id],
      year: partsOf(today).year,
    })
    return { id: input.id, revision }
  })
}

async function lockPunishment(tx: CityTransaction, cityId: string, id: string) {
  const row = await tx
    .selectFrom('punishments')
    .select(['person_id', 'branch_id', 'decided_on', 'state', 'revision'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}
