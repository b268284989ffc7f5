import * as z from 'zod'
import { civilDate, hours, id, text } from '../contract/values'
import { AppError } from '../values/app-error'
import { type ActivityKind, activityKinds, kindsHeldBy } from './activity-kinds'
import { checkHoursOfDay } from './check-hours'

const MOST_PEOPLE = 2000

const kind = z.enum(Object.keys(activityKinds) as [ActivityKind, ...ActivityKind[]]).meta({ title: '类型' })

export const kindsOfActivity = z.array(kind).min(1).max(4).meta({ title: '类型' })

export const listOfPeople = z.array(id).min(1).max(MOST_PEOPLE).meta({ title: '人员' })

/** What an activity is to be, as its keeper writes it; the day may lie in the future. */
export const activityPlan = z.strictObject({
  kinds: kindsOfActivity,
  title: text(1, 60).meta({ title: '名称' }),
  heldOn: civilDate.meta({ title: '活动日期' }),
  /** what taking part is worth, for volunteer and study activities */
  hours: hours.optional(),
  /** who gives the lecture; left out when it is nobody of the city's members */
  lecturerId: id.meta({ title: '讲课人' }).optional(),
  /** who should come; left out: the members of the organisation on that day, the committee for its meetings */
  expected: listOfPeople.meta({ title: '应到人员' }).optional(),
})

export type ActivityPlan = z.output<typeof activityPlan>

/**
 * Checks what one activity can be at once, and who may hold it.
 * @throws AppError `too-many`, `exclusive`, `conflict`, `grade-missing`, `condition-not-met`, `out-of-range`
 */
export function checkActivityPlan(plan: ActivityPlan, holder: keyof typeof kindsHeldBy): void {
  const kinds = new Set(plan.kinds)
  if (kinds.size < plan.kinds.length) throw new AppError('too-many', '同一类型写了两次')
  const allowed: readonly ActivityKind[] = kindsHeldBy[holder]
  for (const one of kinds) {
    if (!allowed.includes(one)) throw new AppError('conflict', `这一级组织不开展“${activityKinds[one]}”`)
  }
  // The same hour is either given to others or spent learning; it would otherwise be credited twice.
  if (kinds.has('volunteer') && kinds.has('study')) {
    throw new AppError('exclusive', '同一段时间不能既记志愿服务又记学时')
  }
  checkHours(plan)
  if (plan.lecturerId !== undefined && !kinds.has('lecture')) {
    throw new AppError('condition-not-met', '只有党课有讲课人')
  }
}

function checkHours({ kinds, hours: worth }: ActivityPlan): void {
  const counts = kinds.includes('volunteer') || kinds.includes('study')
  if (!counts && worth !== undefined) throw new AppError('condition-not-met', '只有志愿服务和集中学习记时长')
  if (!counts) return
  if (worth === undefined) throw new AppError('grade-missing', '志愿服务和集中学习要写明时长')
  checkHoursOfDay(worth, 0)
}
