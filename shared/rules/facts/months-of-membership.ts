import { AppError } from '../../values/app-error'
import { fullMonthsFrom } from '../../values/window'
import type { Reading } from '../mechanisms/mechanism'

/**
 * Full months of membership in the period, and those of them in office. A month counts when the member
 * had joined by its first day.
 * @throws AppError `out-of-range` when there are more months in office than of membership
 */
export function monthsOfMembership({ period, subject }: Pick<Reading, 'period' | 'subject'>) {
  const months = fullMonthsFrom(period, subject.joined ?? period.from)
  const officeMonths = subject.office_months ?? 0
  if (officeMonths > months) {
    throw new AppError('out-of-range', `任职 ${officeMonths} 个月，多于周期内的党龄 ${months} 个月`)
  }
  return { months, officeMonths }
}
