import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { cityChoice, tokenPair, wechatCode } from '../sign-in'
import { cityId } from '../values'

export const logInByWechat = defineEndpoint({
  name: 'logInByWechat',
  method: 'post',
  path: '/sessions/wechat',
  summary: '用微信登录',
  who: 'anyone',
  body: () =>
    z.strictObject({
      code: wechatCode,
      /** which city to enter, for people known in several */
      cityId: cityId.optional(),
    }),
  output: () =>
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('signed-in'), ...tokenPair.shape }),
      /** known in several cities: ask, then log in again with a fresh code and the city */
      z.strictObject({ outcome: z.literal('choose-city'), cities: z.array(cityChoice).meta({ title: '城市' }) }),
      /** not bound to anybody: ask for the invite code */
      z.strictObject({ outcome: z.literal('unknown') }),
    ]),
  errors: ['unauthenticated', 'unavailable', 'busy'],
})
