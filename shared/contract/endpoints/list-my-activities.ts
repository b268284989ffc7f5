import { activityState, activitySummary } from '../activities'
import { defineEndpoint } from '../endpoint'
import { civilDate, page, pageQuery } from '../values'

export const listMyActivities = defineEndpoint({
  name: 'listMyActivities',
  method: 'get',
  path: '/my/activities',
  summary: '要我参加和我参加过的活动，最近的在前',
  who: 'activity.take-part',
  query: () => ({
    ...pageQuery,
    state: activityState.optional(),
    from: civilDate.meta({ title: '起日' }).optional(),
    to: civilDate.meta({ title: '止日' }).optional(),
  }),
  output: () => page(activitySummary),
  errors: ['busy'],
})
