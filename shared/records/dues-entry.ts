import * as z from 'zod'
import { civilDate, id, yearMonth } from '../contract/values'
import { AppError } from '../values/app-error'
import { type CivilDate, partsOf } from '../values/civil-date'
import { firstDayOf, lastDayOf, monthOf } from '../values/year-month'

/** One member's dues of one month, as a branch keeps them; a month not paid yet has no day of payment. */
export const duesEntry = z.strictObject({
  personId: id.meta({ title: '党员' }),
  month: yearMonth,
  paidOn: civilDate.nullable().meta({ title: '交纳日期' }),
  remindedOn: civilDate.nullable().meta({ title: '催交日期' }),
  /** of the month as its keeper saw it; 0 where nothing was kept */
  revision: z.int().min(0).meta({ title: '版次' }),
})

export type DuesEntry = z.output<typeof duesEntry>

/**
 * Checks the days of one entry against each other, today and the day its member joined.
 * @throws AppError `future-date`, `out-of-range`
 */
export function checkDuesEntry({ month, paidOn, remindedOn }: DuesEntry, joinedOn: CivilDate, today: CivilDate): void {
  if (lastDayOf(month) < joinedOn) throw new AppError('out-of-range', `${month} 早于入党的 ${joinedOn}`)
  if (partsOf(firstDayOf(month)).year > partsOf(today).year) {
    throw new AppError('future-date', `${month} 是以后的年份，还不能登记`)
  }
  if (paidOn === null && month > monthOf(today)) throw new AppError('future-date', `${month} 还没有到`)
  for (const day of [paidOn, remindedOn]) {
    if (day !== null && day > today) throw new AppError('future-date', `日期 ${day} 还没有到`)
  }
  if (remindedOn === null) return
  if (remindedOn < firstDayOf(month)) throw new AppError('out-of-range', `催交日期 ${remindedOn} 早于 ${month}`)
  if (paidOn !== null && remindedOn > paidOn) {
    throw new AppError('out-of-range', `催交日期 ${remindedOn} 晚于交纳日期 ${paidOn}`)
  }
}
