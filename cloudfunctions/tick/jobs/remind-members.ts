import * as z from 'zod'
import { startOfDay } from '../../../shared/values/civil-date'
import { parseYearMonth } from '../../../shared/values/year-month'
import { firstWorkingDayOf } from '../../operations/calendar/first-working-day'
import { remindHours } from '../../operations/messages/remind-hours'
import type { Job } from '../job'
import { monthBefore } from './months'

const passed = z.object({ after: z.uuid(), left: z.int() })

/** On the first working day: one message to each member who is behind the year's pace in hours. */
export const remindMembers: Job = {
  name: 'remind-hours',
  occasions: (today) => [monthBefore(today, 0)],
  async run({ context, cityId, today, isTimeUp }, occasion, progress) {
    const month = parseYearMonth(occasion)
    // January has no months behind it: the year's pace begins with February.
    if (occasion.endsWith('-01')) return { state: 'done', outcome: '一月不提醒' }
    const first = await firstWorkingDayOf(context, cityId, month)
    if (today < first) return { state: 'waiting', until: startOfDay(first) }
    let { after, left }: { after: string | null; left: number } = passed.safeParse(progress).data ?? {
      after: null,
      left: 0,
    }
    for (;;) {
      if (isTimeUp()) return { state: 'cut-short', progress: after === null ? {} : { after, left } }
      const batch = await remindHours(context, cityId, { month, after })
      if (batch === null) return { state: 'done', outcome: `提醒 ${left} 人` }
      after = batch.after
      left += batch.left
    }
  },
}
