import { firstWorkingDay } from '../../../shared/duties/working-days'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { YearMonth } from '../../../shared/values/year-month'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'
import { readCalendar } from './calendar-years'
import { keepPublishedYears } from './keep-published-years'

/**
 * The first day of a month that offices work, by the city's calendar.
 * @throws AppError `condition-not-met` while the year's holidays are not published
 */
export async function firstWorkingDayOf(
  context: Pick<OperationContext, 'database' | 'now'>,
  cityId: string,
  month: YearMonth,
): Promise<CivilDate> {
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    await keepPublishedYears(context, tx, cityId)
    return firstWorkingDay(await readCalendar(tx, cityId), month)
  })
}
