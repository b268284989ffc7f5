import { sql } from 'kysely'
import * as z from 'zod'
import type { Caller } from '../../../shared/access/caller'
import { type NamedValue, namedValue, settings } from '../../../shared/settings/settings'
import { AppError } from '../../../shared/values/app-error'
import { addDays, type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type Id, parseId } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreSetting } from './rescore-setting'
import { columnsOfSubject, requireSubject, type SettingSubject } from './setting-subject'

interface NewSetting {
  readonly subject: SettingSubject
  readonly setting: NamedValue
  readonly from: CivilDate
  readonly until: CivilDate | null
  readonly reason: string | null
}

/**
 * Sets something for an organisation or a person from a day on. What was set before ends the day before; what
 * was set from the same day on is kept, but holds for no day any more.
 */
export async function putSetting(context: OperationContext, caller: Caller, input: NewSetting): Promise<{ id: Id }> {
  const today = civilDateAt(context.now())
  const id = context.newId()
  const { name } = input.setting
  if (settings[name].of !== ('personId' in input.subject ? 'person' : 'organisation')) {
    throw new AppError('condition-not-met', `“${settings[name].label}”不能这样设`)
  }
  if (input.until !== null && input.until < input.from) throw new AppError('out-of-range', '止日早于起日')
  return inTransaction(context.database, caller, async (tx) => {
    await requireSubject(tx, caller, input.subject, today)
    const same = await sameAlready(tx, caller.cityId, input)
    if (same !== undefined) return { id: same }
    await endEarlier(tx, caller.cityId, input)
    await tx
      .insertInto('settings')
      .values({
        ...columnsOfSubject(input.subject),
        city_id: caller.cityId,
        id,
        name,
        value: JSON.stringify(z.encode(namedValue, input.setting).value),
        from_date: input.from,
        until_date: input.until,
        reason: input.reason,
        set_by: caller.personId,
        set_at: new Date(context.now()),
      })
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'put-setting',
      objectKind: 'setting',
      objectId: id,
      details: { name, ...input.subject, from: input.from, until: input.until },
    })
    await rescoreSetting(context, tx, caller.cityId, name, input.subject, input.from, today)
    return { id }
  })
}

/** The setting that already says what is asked, so that a request that came twice leaves one. */
async function sameAlready(
  tx: CityTransaction,
  cityId: string,
  { subject, setting, from, until, reason }: NewSetting,
): Promise<Id | undefined> {
  const columns = columnsOfSubject(subject)
  const row = await tx
    .selectFrom('settings')
    .select('id')
    .where('city_id', '=', cityId)
    .where('name', '=', setting.name)
    .where('organisation_id', 'is not distinct from', columns.organisation_id)
    .where('person_id', 'is not distinct from', columns.person_id)
    .where('from_date', '=', from)
    .where('until_date', 'is not distinct from', until)
    .where('reason', 'is not distinct from', reason)
    .where(sql<boolean>`value = ${JSON.stringify(z.encode(namedValue, setting).value)}::jsonb`)
    .executeTakeFirst()
  return row && parseId(row.id)
}

async function endEarlier(tx: CityTransaction, cityId: string, { subject, setting, from }: NewSetting): Promise<void> {
  const columns = columnsOfSubject(subject)
  const running = await tx
    .selectFrom('settings')
    .select(['id', 'from_date', 'until_date'])
    .where('city_id', '=', cityId)
    .where('name', '=', setting.name)
    .where('organisation_id', 'is not distinct from', columns.organisation_id)
    .where('person_id', 'is not distinct from', columns.person_id)
    .where(({ eb, or }) => or([eb('until_date', 'is', null), eb('until_date', '>=', from)]))
    .execute()
  const later = running.find(
    ({ from_date: begins, until_date: ends }) => begins > from && (ends === null || ends >= begins),
  )
  if (later) throw new AppError('conflict', `已有从 ${later.from_date} 起的设置，请先终止它`)
  if (running.length === 0) return
  await tx
    .updateTable('settings')
    .set({ until_date: addDays(from, -1) })
    .where('city_id', '=', cityId)
    .where(
      'id',
      'in',
      running.map(({ id }) => id),
    )
    .execute()
}
