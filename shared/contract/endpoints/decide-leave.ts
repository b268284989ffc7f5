import * as z from 'zod'
import { attendanceStatus, ofActivity, reason } from '../activities'
import { defineEndpoint } from '../endpoint'
import { id, revision } from '../values'

const personId = id.meta({ title: '党员' })

export const decideLeave = defineEndpoint({
  name: 'decideLeave',
  method: 'post',
  path: '/activities/{activityId}/leave-decisions',
  summary: '准假或不准假；活动结束后补批要写明原因',
  who: 'activity.keep',
  params: ofActivity,
  body: () =>
    z.strictObject({
      granted: z.boolean().meta({ title: '准假' }),
      reason: reason.nullable().meta({ title: '原因' }),
      people: z.array(z.strictObject({ personId, revision })).min(1).max(2000).meta({ title: '名单' }),
    }),
  output: () =>
    z.strictObject({
      people: z.array(z.strictObject({ personId, status: attendanceStatus, revision })).meta({ title: '名单' }),
    }),
  errors: ['conflict', 'revision-conflict', 'own-record', 'too-many', 'busy'],
})
