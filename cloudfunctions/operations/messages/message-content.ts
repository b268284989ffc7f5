import * as z from 'zod'
import { outboxKinds } from '../../../shared/messages/outbox-states'
import { formatHours } from '../../../shared/values/hours'

/** What a reminder of hours holds: quarter hours behind the year's pace; null where nothing is asked or owed. */
export const hoursReminder = z.strictObject({
  month: z.string(),
  volunteer: z.int().min(1).nullable(),
  study: z.int().min(1).nullable(),
})

export type HoursReminder = z.output<typeof hoursReminder>

/** A message in words, as the app shows it. */
export function messageText(kind: string, content: unknown): { title: string; text: string } {
  const reminder = hoursReminder.safeParse(content)
  if (kind === 'hours-reminder' && reminder.success) {
    const { volunteer, study } = reminder.data
    const short = [
      ...(volunteer === null ? [] : [`志愿服务还差 ${formatHours(volunteer)} 小时`]),
      ...(study === null ? [] : [`学习还差 ${formatHours(study)} 学时`]),
    ]
    return { title: '进度提醒', text: `按全年进度，${short.join('，')}。不想再收到，可在“我的”里关闭提醒。` }
  }
  if (kind === 'notice-document') return { title: outboxKinds[kind], text: '通报已签发，待生成公文。' }
  return { title: kind, text: '' }
}
