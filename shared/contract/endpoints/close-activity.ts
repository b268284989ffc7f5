import * as z from 'zod'
import { activityChanged, ofActivity } from '../activities'
import { defineEndpoint } from '../endpoint'
import { revision } from '../values'

export const closeActivity = defineEndpoint({
  name: 'closeActivity',
  method: 'post',
  path: '/activities/{activityId}/close',
  summary: '结束一次已开展的活动，计入指数；应到而没有登记的记为缺席',
  who: 'activity.keep',
  params: ofActivity,
  body: () => z.strictObject({ revision }),
  output: () => activityChanged,
  errors: ['conflict', 'revision-conflict', 'future-date', 'condition-not-met', 'too-many', 'out-of-range', 'busy'],
})
