import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { instant } from '../values'

export const markMessageSeen = defineEndpoint({
  name: 'markMessageSeen',
  method: 'post',
  path: '/mine/messages/{messageId}/seen',
  summary: '收起一条提醒',
  who: 'signed-in',
  params: {
    messageId: z
      .string()
      .regex(/^[a-z0-9.-]{1,120}$/)
      .meta({ title: '消息编号' }),
  },
  output: () => z.strictObject({ seenAt: instant }),
  errors: [],
})
