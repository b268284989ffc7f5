import * as z from 'zod'
import { activityChanged, ofActivity, reason } from '../activities'
import { defineEndpoint } from '../endpoint'
import { revision } from '../values'

export const cancelActivity = defineEndpoint({
  name: 'cancelActivity',
  method: 'post',
  path: '/activities/{activityId}/cancel',
  summary: '取消一次未结的活动',
  who: 'activity.keep',
  params: ofActivity,
  body: () => z.strictObject({ revision, reason }),
  output: () => activityChanged,
  errors: ['conflict', 'revision-conflict', 'busy'],
})
