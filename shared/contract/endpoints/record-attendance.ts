import * as z from 'zod'
import { activityChanged, attendanceList, ofActivity } from '../activities'
import { defineEndpoint } from '../endpoint'
import { revision } from '../values'

export const recordAttendance = defineEndpoint({
  name: 'recordAttendance',
  method: 'post',
  path: '/activities/{activityId}/attendance',
  summary: '按名单登记出席，一次登记所有人',
  who: 'activity.keep',
  params: ofActivity,
  body: () => z.strictObject({ revision, people: attendanceList }),
  output: () => activityChanged,
  errors: ['conflict', 'revision-conflict', 'own-record', 'too-many', 'future-date', 'busy'],
})
