import * as z from 'zod'
import { lastDayOf, parseYearMonth } from '../../../shared/values/year-month'
import { closeMonthBatch, type Pass } from '../../operations/scoring/close-month'
import type { Job } from '../job'
import { monthBefore } from './months'

const passed = z.object({ table: z.enum(['people', 'organisations']), after: z.uuid().nullable() })

/**
 * Scores everybody as of the last day of the month that is over, and of the one before unless that was done, so that
 * standings can be compared; and freezes the city's mean of that day.
 */
export const closeMonth: Job = {
  name: 'close-month',
  occasions: (today) => [monthBefore(today, 2), monthBefore(today, 1)],
  async run({ context, cityId, isTimeUp }, occasion, progress) {
    const lastDay = lastDayOf(parseYearMonth(occasion))
    let pass: Pass | null = passed.safeParse(progress).data ?? { table: 'people', after: null }
    while (pass) {
      if (isTimeUp()) return { state: 'cut-short', progress: { ...pass } }
      pass = await closeMonthBatch(context, cityId, lastDay, pass)
    }
    return { state: 'done', outcome: `已按 ${occasion.slice(0, 4)}年${Number(occasion.slice(5, 7))}月末算定全市得分` }
  },
}
