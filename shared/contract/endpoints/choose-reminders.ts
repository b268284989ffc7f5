import * as z from 'zod'
import { defineEndpoint } from '../endpoint'

export const chooseReminders = defineEndpoint({
  name: 'chooseReminders',
  method: 'put',
  path: '/mine/reminders',
  summary: '打开或关闭给本人的提醒',
  who: 'signed-in',
  body: () => z.strictObject({ wanted: z.boolean().meta({ title: '要提醒' }) }),
  output: () => z.strictObject({ wanted: z.boolean().meta({ title: '要提醒' }) }),
  errors: [],
})
