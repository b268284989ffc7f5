import * as z from 'zod'
import { kindsOfActivity } from '../records/activity-plan'
import { type ActivityState, activityStates } from '../records/activity-states'
import { type AttendanceStatus, attendanceStatuses, recordedStatuses } from '../records/attendance-states'
import { civilDate, hours, id, lines, revised, revision } from './values'

export const activityState = z
  .enum(Object.keys(activityStates) as [ActivityState, ...ActivityState[]])
  .meta({ title: '状态' })

export const attendanceStatus = z
  .enum(Object.keys(attendanceStatuses) as [AttendanceStatus, ...AttendanceStatus[]])
  .meta({ title: '出席情况' })

/** The parameters of an activity's own addresses. */
export const ofActivity = { activityId: id.meta({ title: '活动' }) }

export const activityChanged = revised.extend({ state: activityState })

/** Why something is called off, corrected or decided. */
export const reason = lines(1, 200).meta({ title: '原因' })

/** The id under which a phone made a form once, however often it arrives. */
export const clientId = id.meta({ title: '提交编号' })

/** What an activity is, in lists and alone. */
export const activityFields = {
  id,
  organisationId: id.meta({ title: '组织' }),
  kinds: kindsOfActivity,
  title: z.string().meta({ title: '名称' }),
  heldOn: civilDate.meta({ title: '活动日期' }),
  hours: hours.nullable().meta({ title: '时长' }),
  state: activityState,
  revision,
}

export const activitySummary = z.strictObject({
  ...activityFields,
  organisationName: z.string().meta({ title: '组织名称' }),
  own: attendanceStatus.nullable().meta({ title: '我的出席情况' }),
})

/** Who came, by list. */
export const attendanceList = z
  .array(
    z.strictObject({
      personId: id.meta({ title: '党员' }),
      status: z.enum(recordedStatuses).meta({ title: '出席情况' }),
    }),
  )
  .min(1)
  .max(2000)
  .meta({ title: '名单' })
