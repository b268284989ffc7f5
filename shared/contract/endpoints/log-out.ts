import * as z from 'zod'
import { defineEndpoint } from '../endpoint'

export const logOut = defineEndpoint({
  name: 'logOut',
  method: 'delete',
  path: '/sessions/mine',
  summary: '退出登录',
  who: 'signed-in',
  output: () => z.strictObject({}),
  errors: ['busy'],
})
