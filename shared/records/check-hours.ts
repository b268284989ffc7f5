import { AppError } from '../values/app-error'
import { formatHours, type QuarterHours } from '../values/hours'

const DAY = 24 * 4

/**
 * Refuses more hours than a day has, in one record or in all records of one person and day together.
 * @param already quarter hours of the other records of that day
 * @throws AppError `out-of-range`
 */
export function checkHoursOfDay(quarters: QuarterHours, already: number): void {
  if (quarters === 0) throw new AppError('out-of-range', '时长要大于零')
  if (quarters > DAY) throw new AppError('out-of-range', `一天不会有 ${formatHours(quarters)} 小时`)
  if (already + quarters > DAY) {
    throw new AppError(
      'out-of-range',
      `这一天已记 ${formatHours(already)} 小时，再加 ${formatHours(quarters)} 小时就超过 24 小时`,
    )
  }
}
