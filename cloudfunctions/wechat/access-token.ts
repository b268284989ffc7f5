import axios from 'axios'
import * as z from 'zod'
import type { WechatAccount } from './code2session'

/** The one token that calls to WeChat go with. */
export interface AccessTokenSource {
  /** @returns null where WeChat gives none */
  current(): Promise<string | null>
  /** A token other than one that WeChat says has expired. Of many that ask at once one asks WeChat. */
  renew(expired: string): Promise<string | null>
}

const BASE_URL = 'https://api.weixin.qq.com'
const TIMEOUT_MILLISECONDS = 5000
/** A token is given up this long before it ends. */
const MARGIN_MILLISECONDS = 5 * 60_000

const answer = z.object({ access_token: z.string().min(1).max(1024), expires_in: z.int().min(1) })

/**
 * Keeps one token for the process. WeChat's `stable_token` gives every process the same one until it ends, so that
 * functions side by side do not take each other's away.
 */
export function createAccessTokens(account: WechatAccount, now: () => number): AccessTokenSource {
  let held: { token: string; until: number } | null = null
  let asking: Promise<string | null> | null = null
  const fetch = async (force: boolean) => {
    const given = await ask(account, force)
    held = given && { token: given.access_token, until: now() + given.expires_in * 1000 - MARGIN_MILLISECONDS }
    return held?.token ?? null
  }
  const once = (force: boolean) => {
    asking ??= fetch(force).finally(() => {
      asking = null
    })
    return asking
  }
  return {
    current: async () => (held && held.until > now() ? held.token : once(false)),
    renew: async (expired) => (held && held.token !== expired && held.until > now() ? held.token : once(true)),
  }
}

/** The secret travels in the body; the error of a failed call is not passed on. */
async function ask(account: WechatAccount, force: boolean): Promise<z.output<typeof answer> | null> {
  const { appId, secret, baseUrl = BASE_URL, timeoutMilliseconds: timeout = TIMEOUT_MILLISECONDS } = account
  try {
    const { data, status } = await axios.post<unknown>(
      new URL('/cgi-bin/stable_token', baseUrl).href,
      { grant_type: 'client_credential', appid: appId, secret, force_refresh: force },
      {
        timeout,
        signal: AbortSignal.timeout(timeout),
        maxContentLength: 16_384,
        maxRedirects: 0,
        proxy: false,
        responseType: 'json',
        validateStatus: () => true,
      },
    )
    return status === 200 ? answer.parse(data) : null
  } catch {
    return null
  }
}
