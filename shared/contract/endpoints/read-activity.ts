import * as z from 'zod'
import { activityFields, attendanceStatus, ofActivity } from '../activities'
import { defineEndpoint } from '../endpoint'
import { id, revision } from '../values'

export const readActivity = defineEndpoint({
  name: 'readActivity',
  method: 'get',
  path: '/activities/{activityId}',
  summary: '看一次活动和出席；党员只看到自己的出席',
  who: 'activity.read',
  params: ofActivity,
  output: () =>
    z.strictObject({
      ...activityFields,
      lecturerId: id.nullable().meta({ title: '讲课人' }),
      expects: z.enum(['members', 'committee', 'listed']).meta({ title: '应到' }),
      attendance: z
        .array(
          z.strictObject({
            personId: id,
            name: z.string().meta({ title: '姓名' }),
            expected: z.boolean().meta({ title: '应到' }),
            status: attendanceStatus,
            reason: z.string().nullable().meta({ title: '请假事由' }),
            revision,
          }),
        )
        .meta({ title: '出席' }),
    }),
  errors: ['busy'],
})
