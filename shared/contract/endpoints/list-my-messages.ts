import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { instant, page, pageQuery } from '../values'

export const listMyMessages = defineEndpoint({
  name: 'listMyMessages',
  method: 'get',
  path: '/mine/messages',
  summary: '给本人的提醒，新的在前',
  who: 'signed-in',
  query: () => pageQuery,
  output: () =>
    page(
      z.strictObject({
        id: z.string().meta({ title: '消息编号' }),
        title: z.string().meta({ title: '标题' }),
        text: z.string().meta({ title: '内容' }),
        madeAt: instant,
        seenAt: instant.nullable(),
      }),
    ),
  errors: [],
})
