import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { listedNotice } from '../notice-answers'
import { page, pageQuery, yearMonth } from '../values'

export const listNotices = defineEndpoint({
  name: 'listNotices',
  method: 'get',
  path: '/notices',
  summary: '可读的通报，或由本人所在机关改稿的通报，新的在前',
  who: 'signed-in',
  query: () => ({
    of: z.enum(['readable', 'kept']).meta({ title: '范围' }),
    month: yearMonth.optional(),
    ...pageQuery,
  }),
  output: () => page(z.strictObject(listedNotice)),
  errors: [],
})
