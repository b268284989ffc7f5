import * as z from 'zod'
import { activityChanged, ofActivity, reason } from '../activities'
import { defineEndpoint } from '../endpoint'
import { revision } from '../values'

export const reopenActivity = defineEndpoint({
  name: 'reopenActivity',
  method: 'post',
  path: '/activities/{activityId}/reopen',
  summary: '重新打开一次已结的活动，结束之前不再计入',
  who: 'activity.keep',
  params: ofActivity,
  body: () => z.strictObject({ revision, reason }),
  output: () => activityChanged,
  errors: ['conflict', 'revision-conflict', 'busy'],
})
