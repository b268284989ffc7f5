import * as z from 'zod'
import { defineEndpoint } from '../endpoint'

export const readReminderChoice = defineEndpoint({
  name: 'readReminderChoice',
  method: 'get',
  path: '/mine/reminders',
  summary: '本人是否要提醒',
  who: 'signed-in',
  output: () => z.strictObject({ wanted: z.boolean().meta({ title: '要提醒' }) }),
  errors: [],
})
