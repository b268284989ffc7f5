import type { Caller } from '../../../shared/access/caller'
import { type CalendarYear, isWeekend } from '../../../shared/duties/working-days'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt, partsOf } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'

export interface KeptCalendarYear extends CalendarYear {
  /** where it was published */
  readonly source: string
}

/** The years whose holidays a city knows, in order. */
export async function readCalendar(tx: CityTransaction, cityId: string): Promise<KeptCalendarYear[]> {
  const rows = await tx
    .selectFrom('calendar_years')
    .select(['year', 'days_off', 'work_days', 'source'])
    .where('city_id', '=', cityId)
    .orderBy('year')
    .execute()
  return rows.map(({ days_off: daysOff, work_days: workDays, ...row }) => ({ ...row, daysOff, workDays }))
}

/** For staff who keep the calendar. */
export async function listCalendarYears(
  context: OperationContext,
  caller: Caller,
): Promise<{ years: KeptCalendarYear[] }> {
  return inTransaction(context.database, caller, async (tx) => ({ years: await readCalendar(tx, caller.cityId) }))
}

/**
 * Enters a year's public holidays once they are published, or mends them. @throws AppError `out-of-range` for a day
 * of another year, `conflict` for a day that is both, or a working day that is none of the weekend
 */
export async function keepCalendarYear(
  context: OperationContext,
  caller: Caller,
  { year, daysOff, workDays, source }: KeptCalendarYear,
): Promise<{ year: number }> {
  const today = civilDateAt(context.now())
  if ([...daysOff, ...workDays].some((day) => partsOf(day).year !== year)) {
    throw new AppError('out-of-range', `只能填 ${year} 年的日子`)
  }
  if (workDays.some((day) => daysOff.includes(day))) throw new AppError('conflict', '同一天不能既放假又上班')
  if (workDays.some((day) => !isWeekend(day))) throw new AppError('conflict', '周末上班的日子应是星期六或星期日')
  const kept = { days_off: [...daysOff], work_days: [...workDays], source, kept_by: caller.personId }
  return inTransaction(context.database, caller, async (tx) => {
    const roots = await worksCommittees(tx, caller.cityId)
    await requireAccess(tx, caller, 'calendar.keep', { personId: null, organisationIds: roots }, today)
    const at = new Date(context.now())
    await tx
      .insertInto('calendar_years')
      .values({ city_id: caller.cityId, year, ...kept, kept_at: at })
      .onConflict((conflict) => conflict.columns(['city_id', 'year']).doUpdateSet({ ...kept, kept_at: at }))
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'keep-calendar-year',
      objectKind: 'city',
      objectId: caller.cityId,
      details: { year, daysOff: daysOff.length, workDays: workDays.length },
    })
    return { year }
  })
}

async function worksCommittees(tx: CityTransaction, cityId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('organisations')
    .select('id')
    .where('city_id', '=', cityId)
    .where('kind', '=', 'works-committee')
    .execute()
  return rows.map(({ id }) => id)
}
