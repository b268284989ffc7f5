import * as z from 'zod'
import { clientId, ofActivity, reason } from '../activities'
import { defineEndpoint } from '../endpoint'
import { id } from '../values'

export const askLeave = defineEndpoint({
  name: 'askLeave',
  method: 'post',
  path: '/activities/{activityId}/leave',
  summary: '在活动结束前请假',
  who: 'activity.take-part',
  params: ofActivity,
  body: () => z.strictObject({ clientId, reason }),
  output: () => z.strictObject({ id, asked: z.literal(true).meta({ title: '已请假' }) }),
  errors: ['conflict', 'idempotency-mismatch', 'busy'],
})
