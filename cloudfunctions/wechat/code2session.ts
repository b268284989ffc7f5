import * as z from 'zod'
import { AppError } from '../../shared/values/app-error'
import { askWechat, WECHAT_TIMEOUT_MILLISECONDS, WECHAT_URL } from './ask-wechat'

/** Who is signing in, as WeChat says. The session key is not kept: nothing here is decrypted with it. */
export interface WechatIdentity {
  readonly appId: string
  readonly openId: string
}

/** Turns the code of `wx.login` into an identity. A code works once, for five minutes. */
export type Code2session = (code: string) => Promise<WechatIdentity>

export interface WechatAccount {
  readonly appId: string
  readonly secret: string
  /** where WeChat answers; another address in tests */
  readonly baseUrl?: string
  readonly timeoutMilliseconds?: number
}

const answer = z.object({
  openid: z.string().min(1).max(128).optional(),
  errcode: z.int().default(0),
})

/** WeChat's codes for a code that is wrong or was used, for a caller too eager, and for one it has blocked. */
const BAD_CODES = new Set([40029, 40163, 41008])
const TOO_OFTEN = new Set([45011, 45009])
const BLOCKED = 40226

/**
 * Speaks to WeChat's `jscode2session`. The secret travels in the address, as WeChat wants it.
 * @throws AppError from the returned function: `unauthenticated` for a bad code, `rate-limited`, `unavailable`
 */
export function createCode2session(account: WechatAccount): Code2session {
  const { appId, secret, baseUrl = WECHAT_URL, timeoutMilliseconds: timeout = WECHAT_TIMEOUT_MILLISECONDS } = account
  return async (code) => {
    const url = new URL('/sns/jscode2session', baseUrl)
    url.search = new URLSearchParams({
      appid: appId,
      secret,
      js_code: code,
      grant_type: 'authorization_code',
    }).toString()
    const asked = await askWechat(url, timeout)
    const told = answer.safeParse(asked.kind === 'answered' ? asked.data : undefined)
    if (!told.success) throw unavailable()
    const { openid, errcode } = told.data
    if (errcode !== 0) throw refusalOf(errcode)
    if (openid === undefined) throw unavailable()
    return { appId, openId: openid }
  }
}

function refusalOf(errcode: number): AppError {
  if (BAD_CODES.has(errcode)) return new AppError('unauthenticated', '微信登录凭证已失效，请重新打开小程序')
  if (TOO_OFTEN.has(errcode)) return new AppError('rate-limited', '登录过于频繁，请稍候再试')
  if (errcode === BLOCKED) return new AppError('unauthenticated', '微信拒绝了这次登录，请在微信里核实账号')
  return unavailable()
}

function unavailable(): AppError {
  return new AppError('unavailable', '微信暂时没有应答，请稍后再试')
}
