import * as z from 'zod'
import { activityPlan } from '../../records/activity-plan'
import { activityChanged, clientId } from '../activities'
import { defineEndpoint } from '../endpoint'
import { id } from '../values'

export const openActivity = defineEndpoint({
  name: 'openActivity',
  method: 'post',
  path: '/activities',
  summary: '安排一次活动，日期可以在以后',
  who: 'activity.keep',
  body: () =>
    z.strictObject({
      clientId,
      organisationId: id.meta({ title: '组织' }),
      plan: activityPlan.meta({ title: '安排' }),
    }),
  output: () => activityChanged,
  errors: [
    'conflict',
    'exclusive',
    'too-many',
    'grade-missing',
    'condition-not-met',
    'out-of-range',
    'idempotency-mismatch',
    'busy',
  ],
})
