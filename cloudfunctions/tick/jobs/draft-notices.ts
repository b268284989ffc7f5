import { startOfDay } from '../../../shared/values/civil-date'
import { monthOf, parseYearMonth } from '../../../shared/values/year-month'
import { firstWorkingDayOf } from '../../operations/calendar/first-working-day'
import { isJobDone } from '../../operations/jobs/is-job-done'
import { draftNotice } from '../../operations/notices/draft-notice'
import { listIssuers } from '../../operations/notices/list-issuers'
import type { Job } from '../job'
import { closeMonth } from './close-month'
import { monthBefore } from './months'

/** On the first working day: drafts the notice of the month before for every organ committee and for the city. */
export const draftNotices: Job = {
  name: 'draft-notices',
  occasions: (today) => [monthBefore(today, 1)],
  async run({ context, cityId, today, isTimeUp }, occasion) {
    const month = parseYearMonth(occasion)
    const first = await firstWorkingDayOf(context, cityId, monthOf(today))
    if (today < first) return { state: 'waiting', until: startOfDay(first) }
    // Standings are counted as of the month's end: that must have been computed.
    if (!(await isJobDone(context, cityId, `${closeMonth.name}.${occasion}`))) {
      return { state: 'waiting', until: context.now() + 1 }
    }
    let drafted = 0
    for (const organisationId of await listIssuers(context, cityId)) {
      if (isTimeUp()) return { state: 'cut-short', progress: {} }
      if (await draftNotice(context, cityId, { organisationId, month })) drafted += 1
    }
    return { state: 'done', outcome: `起草通报 ${drafted} 份` }
  },
}
