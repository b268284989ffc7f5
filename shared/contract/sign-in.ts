import * as z from 'zod'
import { cityId, instant, text } from './values'

/** What WeChat hands to the phone on `wx.login`; works once. */
export const wechatCode = text(1, 128).meta({ title: '微信登录凭证' })

/** What the phone keeps: an access token for every call, a refresh token for the next pair. */
export const tokenPair = z.strictObject({
  accessToken: z.string().meta({ title: '访问凭证' }),
  /** when the access token ends */
  expiresAt: instant.meta({ title: '访问凭证到期' }),
  /** good for one refresh */
  refreshToken: z.string().meta({ title: '续期凭证' }),
})

/** A city a person can enter. */
export const cityChoice = z.strictObject({ cityId, name: z.string().meta({ title: '城市名称' }) })
