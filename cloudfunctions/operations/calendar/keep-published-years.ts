import published from 'chinese-days/dist/chinese-days.json'
import type { CalendarYear } from '../../../shared/duties/working-days'
import { parseCivilDate, partsOf } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'

const daysOff = Object.keys(published.holidays).map(parseCivilDate)
const workDays = Object.keys(published.workdays).map(parseCivilDate)

/**
 * The years whose holidays the package knows. It treats years that are not published as ordinary ones, so a year is
 * taken only when its National Day is in it; the years before 2010, whose lists have gaps, are left out.
 */
const publishedYears: readonly CalendarYear[] = daysOff
  .filter((day) => day.endsWith('-10-01') && day >= '2010')
  .map((day) => partsOf(day).year)
  .map((year) => ({
    year,
    daysOff: daysOff.filter((day) => partsOf(day).year === year).sort(),
    workDays: workDays.filter((day) => partsOf(day).year === year).sort(),
  }))

/** Puts the published years into a city's calendar, those that staff entered or mended left as they are. */
export async function keepPublishedYears(
  context: Pick<OperationContext, 'now'>,
  tx: CityTransaction,
  cityId: string,
): Promise<void> {
  await tx
    .insertInto('calendar_years')
    .values(
      publishedYears.map((calendar) => ({
        city_id: cityId,
        year: calendar.year,
        days_off: [...calendar.daysOff],
        work_days: [...calendar.workDays],
        source: '国务院办公厅放假通知（随程序收录）',
        kept_by: null,
        kept_at: new Date(context.now()),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
