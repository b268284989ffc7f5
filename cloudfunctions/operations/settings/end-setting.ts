import type { Caller } from '../../../shared/access/caller'
import { settingName } from '../../../shared/settings/settings'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreSetting } from './rescore-setting'
import { requireSubject, type SettingSubject } from './setting-subject'

/** Says until which day, that day included, something is set. @throws AppError `conflict` when it has ended */
export async function endSetting(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: Id; readonly until: CivilDate },
): Promise<{ id: Id }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const find = () =>
      tx
        .selectFrom('settings')
        .select(['name', 'organisation_id', 'person_id', 'from_date', 'until_date'])
        .where('city_id', '=', caller.cityId)
        .where('id', '=', input.id)
        .executeTakeFirst()
    const found = await find()
    if (!found) throw notFound()
    const subject = subjectOf(found)
    await requireSubject(tx, caller, subject, today)
    // Read again: whoever held the subject before may have ended it.
    const setting = (await find()) ?? found
    if (setting.until_date !== null && setting.until_date < today) throw new AppError('conflict', '这项设置已经终止')
    if (input.until < setting.from_date) throw new AppError('out-of-range', `止日早于起日 ${setting.from_date}`)
    await tx
      .updateTable('settings')
      .set({ until_date: input.until })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.id)
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'end-setting',
      objectKind: 'setting',
      objectId: input.id,
      details: { name: setting.name, ...subject, until: input.until },
    })
    await rescoreSetting(context, tx, caller.cityId, settingName.parse(setting.name), subject, input.until, today)
    return { id: input.id }
  })
}

function subjectOf(row: { organisation_id: string | null; person_id: string | null }): SettingSubject {
  if (row.person_id !== null) return { personId: row.person_id }
  if (row.organisation_id !== null) return { organisationId: row.organisation_id }
  throw notFound()
}
