import * as z from 'zod'
import { activityChanged, attendanceList, ofActivity, reason } from '../activities'
import { defineEndpoint } from '../endpoint'
import { revision } from '../values'

export const correctAttendance = defineEndpoint({
  name: 'correctAttendance',
  method: 'post',
  path: '/activities/{activityId}/corrections',
  summary: '更正一次已结活动的出席，写明原因',
  who: 'activity.keep',
  params: ofActivity,
  body: () => z.strictObject({ revision, people: attendanceList, reason }),
  output: () => activityChanged,
  errors: ['conflict', 'revision-conflict', 'own-record', 'too-many', 'out-of-range', 'busy'],
})
