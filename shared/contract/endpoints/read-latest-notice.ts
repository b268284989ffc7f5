import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { listedNotice } from '../notice-answers'

export const readLatestNotice = defineEndpoint({
  name: 'readLatestNotice',
  method: 'get',
  path: '/mine/latest-notice',
  summary: '本人可读的最近一份通报，供首页用',
  who: 'signed-in',
  output: () => z.strictObject({ notice: z.strictObject(listedNotice).nullable() }),
  errors: [],
})
