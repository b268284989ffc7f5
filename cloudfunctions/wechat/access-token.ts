import * as z from 'zod'
import { askWechat, WECHAT_TIMEOUT_MILLISECONDS, WECHAT_URL } from './ask-wechat'
import type { WechatAccount } from './code2session'

/** The one token that calls to WeChat go with. */
export interface AccessTokenSource {
  /** @returns null where WeChat gives none */
  current(): Promise<string | null>
  /** A token other than one that WeChat says has expired. Of many that ask at once one asks WeChat. */
  renew(expired: string): Promise<string | null>
}

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

/** The secret travels in the body. */
async function ask(account: WechatAccount, force: boolean): Promise<z.output<typeof answer> | null> {
  const { appId, secret, baseUrl = WECHAT_URL, timeoutMilliseconds: timeout = WECHAT_TIMEOUT_MILLISECONDS } = account
  const body = { grant_type: 'client_credential', appid: appId, secret, force_refresh: force }
  const asked = await askWechat(new URL('/cgi-bin/stable_token', baseUrl), timeout, body)
  const told = answer.safeParse(asked.kind === 'answered' ? asked.data : undefined)
  return told.success ? told.data : null
}
