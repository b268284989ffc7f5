import type { Caller } from '../../../shared/access/caller'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { inCompartment } from '../../store/in-compartment'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import type { PunishmentLevel } from '../../store/tables'
import { personAsTarget, requireAccess } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'

export interface ListedPunishment {
  readonly id: string
  readonly level: PunishmentLevel
  readonly matter: string | null
  readonly decidedOn: CivilDate
  readonly document: string | null
  readonly state: 'standing' | 'withdrawn'
  readonly revision: number
  readonly withdrawnReason: string | null
}

/** A member's punishments, for the member and those entitled by name; every look by another is noted. */
export async function listPunishments(
  context: OperationContext,
  caller: Caller,
  { personId }: { readonly personId: string },
): Promise<ListedPunishment[]> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const target = await personAsTarget(tx, caller.cityId, personId, today)
    await requireAccess(tx, caller, 'punishment.read', target, today)
    await writeRead(context, tx, caller, [personId], 'punishments')
    return punishmentsOf(tx, caller.cityId, personId)
  })
}

/** All punishments of a person, in the order of their days. Only for callers whom access has let through. */
export async function punishmentsOf(
  tx: CityTransaction,
  cityId: string,
  personId: string,
): Promise<ListedPunishment[]> {
  const rows = await inCompartment(tx, 'discipline', () =>
    tx
      .selectFrom('punishments')
      .select(['id', 'level', 'matter', 'decided_on', 'document', 'state', 'revision', 'withdrawn_reason'])
      .where('city_id', '=', cityId)
      .where('person_id', '=', personId)
      .orderBy('decided_on')
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ decided_on: decidedOn, withdrawn_reason: withdrawnReason, ...row }) => ({
    ...row,
    decidedOn,
    withdrawnReason,
  }))
}
