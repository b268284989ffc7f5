import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt, partsOf } from '../../../shared/values/civil-date'
import { inCompartment } from '../../store/in-compartment'
import { inTransaction } from '../../store/in-transaction'
import type { PunishmentLevel } from '../../store/tables'
import { personAsTarget, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { branchOnDay } from '../records/submit-record'
import { rescoreAfterChange } from '../scoring/rescore-after-change'
import { submitOnce } from '../submit-once'

interface NewPunishment {
  /** the id under which the phone made it once */
  readonly clientId: string
  readonly personId: string
  readonly level: PunishmentLevel
  /** the matter, by the name its findings bear, so that one matter costs once; no person's name */
  readonly matter: string | null
  readonly decidedOn: CivilDate
  /** number of the decision */
  readonly document: string
}

/**
 * Enters a punishment into the compartment of discipline. Whoever is not entitled to it sees only that scores
 * changed; the audit names the row and not the person.
 */
export async function enterPunishment(
  context: OperationContext,
  caller: Caller,
  input: NewPunishment,
): Promise<{ id: string; revision: number }> {
  const today = civilDateAt(context.now())
  const answer = { id: context.newId(), revision: 1 }
  return inTransaction(context.database, caller, async (tx) => {
    const target = await personAsTarget(tx, caller.cityId, input.personId, today)
    await requireAccess(tx, caller, 'punishment.keep', target, today)
    if (input.personId === caller.personId) throw new AppError('own-record', '不能录入自己的处分')
    return submitOnce(context, tx, caller, { clientId: input.clientId, body: input }, answer, async () => {
      const { personId, decidedOn } = input
      const branchId = await branchOnDay(tx, caller.cityId, personId, decidedOn, today)
      await inCompartment(tx, 'discipline', async () => {
        const twin = await tx
          .selectFrom('punishments')
          .select('id')
          .where('city_id', '=', caller.cityId)
          .where('person_id', '=', personId)
          .where('document', '=', input.document)
          .where('state', '=', 'standing')
          .executeTakeFirst()
        if (twin) throw new AppError('duplicate-matter', '这份处分决定已经录入过')
        await tx
          .insertInto('punishments')
          .values({
            city_id: caller.cityId,
            id: answer.id,
            person_id: personId,
            branch_id: branchId,
            level: input.level,
            matter: input.matter,
            decided_on: decidedOn,
            document: input.document,
            state: 'standing',
            entered_by: caller.personId,
            entered_at: new Date(context.now()),
            withdrawn_by: null,
            withdrawn_at: null,
            withdrawn_reason: null,
          })
          .execute()
      })
      await writeAudit(context, tx, caller.cityId, {
        actor: caller.personId,
        action: 'enter-punishment',
        objectKind: 'punishment',
        objectId: answer.id,
        details: { revision: 1 },
      })
      const { year } = partsOf(decidedOn)
      await rescoreAfterChange(context, tx, caller.cityId, [{ personId, year }], today, {
        ids: [branchId],
        year: partsOf(today).year,
      })
    })
  })
}
