import type { Caller } from '../../../shared/access/caller'
import { inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'

/** Whether the caller wants reminders; who never chose gets them. */
export async function readReminderChoice(context: OperationContext, caller: Caller): Promise<{ wanted: boolean }> {
  return inTransaction(context.database, caller, async (tx) => {
    const row = await tx
      .selectFrom('reminder_choices')
      .select('wanted')
      .where('city_id', '=', caller.cityId)
      .where('person_id', '=', caller.personId)
      .executeTakeFirst()
    return { wanted: row?.wanted ?? true }
  })
}

/** Switches the caller's reminders on or off; takes effect with the next round. */
export async function chooseReminders(
  context: OperationContext,
  caller: Caller,
  { wanted }: { readonly wanted: boolean },
): Promise<{ wanted: boolean }> {
  const choice = { wanted, chosen_at: new Date(context.now()) }
  return inTransaction(context.database, caller, async (tx) => {
    await tx
      .insertInto('reminder_choices')
      .values({ city_id: caller.cityId, person_id: caller.personId, ...choice })
      .onConflict((conflict) => conflict.columns(['city_id', 'person_id']).doUpdateSet(choice))
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'choose-reminders',
      objectKind: 'person',
      objectId: caller.personId,
      details: { wanted },
    })
    return { wanted }
  })
}
