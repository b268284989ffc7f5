import * as z from 'zod'
import { clientId, ofActivity } from '../activities'
import { defineEndpoint } from '../endpoint'
import { id } from '../values'

export const checkIn = defineEndpoint({
  name: 'checkIn',
  method: 'post',
  path: '/activities/{activityId}/check-in',
  summary: '在活动当天签到，不用旁人确认',
  who: 'activity.take-part',
  params: ofActivity,
  body: () => z.strictObject({ clientId }),
  output: () => z.strictObject({ id, checkedIn: z.literal(true).meta({ title: '已签到' }) }),
  errors: ['conflict', 'out-of-range', 'idempotency-mismatch', 'busy'],
})
