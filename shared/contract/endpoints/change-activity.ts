import * as z from 'zod'
import { activityPlan } from '../../records/activity-plan'
import { activityChanged, ofActivity } from '../activities'
import { defineEndpoint } from '../endpoint'
import { revision } from '../values'

export const changeActivity = defineEndpoint({
  name: 'changeActivity',
  method: 'put',
  path: '/activities/{activityId}',
  summary: '修改一次未结的活动',
  who: 'activity.keep',
  params: ofActivity,
  body: () => z.strictObject({ revision, plan: activityPlan.meta({ title: '安排' }) }),
  output: () => activityChanged,
  errors: [
    'conflict',
    'revision-conflict',
    'exclusive',
    'too-many',
    'grade-missing',
    'condition-not-met',
    'out-of-range',
    'busy',
  ],
})
