import { activityState, activitySummary } from '../activities'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, page, pageQuery } from '../values'

export const listActivities = defineEndpoint({
  name: 'listActivities',
  method: 'get',
  path: '/activities',
  summary: '我范围内各组织的活动，最近的在前',
  who: 'activity.read',
  query: () => ({
    ...pageQuery,
    organisationId: id.meta({ title: '组织' }).optional(),
    state: activityState.optional(),
    from: civilDate.meta({ title: '起日' }).optional(),
    to: civilDate.meta({ title: '止日' }).optional(),
  }),
  output: () => page(activitySummary),
  errors: ['busy'],
})
