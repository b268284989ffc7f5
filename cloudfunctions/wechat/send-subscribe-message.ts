import * as z from 'zod'
import type { AccessTokenSource } from './access-token'
import { askWechat, WECHAT_TIMEOUT_MILLISECONDS, WECHAT_URL } from './ask-wechat'
import type { WechatAccount } from './code2session'

/** One subscribe message. */
export interface SubscribeMessage {
  readonly openId: string
  readonly template: string
  /** a page of the mini-program, with opaque ids only */
  readonly page: string
  /** field of the template → text; the name says its kind: `thing1`, `phrase2`, `date3` */
  readonly fields: Readonly<Record<string, string>>
}

/** What became of a message, as far as anybody can know. */
export type SubscribeOutcome =
  | { readonly kind: 'sent' }
  /** WeChat certainly did not send it and may do so later */
  | { readonly kind: 'refused-for-now'; readonly reason: string }
  /** WeChat did not send it and never will */
  | { readonly kind: 'refused'; readonly reason: string }
  /** no answer: it may have arrived; the call takes no key by which it could be repeated safely */
  | { readonly kind: 'unknown' }

export type SendSubscribeMessage = (message: SubscribeMessage) => Promise<SubscribeOutcome>

const answer = z.object({ errcode: z.int(), errmsg: z.string().optional() })

/** The longest text each kind of field takes, in characters; names end in a number, such as `thing1`. */
const FIELD_LIMITS: Readonly<Record<string, number>> = { thing: 20, phrase: 5, name: 10, character_string: 32 }

/** Codes after which the same message is refused again for ever. */
const REFUSALS: ReadonlyMap<number, string> = new Map([
  [43101, '本人拒收，或这次订阅已用过'],
  [47003, '模板的字段填得不对'],
  [40037, '模板编号不对'],
  [40003, '收件人的微信标识不对'],
])
const TOKEN_EXPIRED = new Set([40001, 42001])
const QUOTA = 45009

/**
 * Sends subscribe messages with the central access token. An expired token is renewed once and the call made once
 * more, for WeChat has then certainly sent nothing; codes nobody knows are left to the outbox's bounded retry.
 */
export function createSendSubscribeMessage(
  account: Pick<WechatAccount, 'baseUrl' | 'timeoutMilliseconds'>,
  tokens: AccessTokenSource,
): SendSubscribeMessage {
  const { baseUrl = WECHAT_URL, timeoutMilliseconds: timeout = WECHAT_TIMEOUT_MILLISECONDS } = account
  const call = async (message: SubscribeMessage, token: string) => {
    const url = new URL('/cgi-bin/message/subscribe/send', baseUrl)
    url.search = new URLSearchParams({ access_token: token }).toString()
    return post(url, bodyOf(message), timeout)
  }
  return async (message) => {
    const wrong = firstWrongField(message)
    if (wrong !== undefined) return { kind: 'refused', reason: wrong }
    const token = await tokens.current()
    if (token === null) return { kind: 'refused-for-now', reason: '没有取到微信的调用凭据' }
    const first = await call(message, token)
    if (typeof first !== 'number' || !TOKEN_EXPIRED.has(first)) return outcomeOf(first)
    const renewed = await tokens.renew(token)
    if (renewed === null) return { kind: 'refused-for-now', reason: '微信的调用凭据已失效，没有换到新的' }
    return outcomeOf(await call(message, renewed))
  }
}

function outcomeOf(errcode: number | 'unknown' | 'not-reached'): SubscribeOutcome {
  if (errcode === 'unknown') return { kind: 'unknown' }
  if (errcode === 'not-reached') return { kind: 'refused-for-now', reason: '没有连上微信' }
  if (errcode === 0) return { kind: 'sent' }
  const refusal = REFUSALS.get(errcode)
  if (refusal !== undefined) return { kind: 'refused', reason: `${refusal}（${errcode}）` }
  if (errcode === QUOTA) return { kind: 'refused-for-now', reason: `今日发送次数已满（${errcode}）` }
  return { kind: 'refused-for-now', reason: `微信没有发送（${errcode}）` }
}

/** A field that WeChat would refuse is refused here, before a credit is lost on it. */
function firstWrongField({ fields }: SubscribeMessage): string | undefined {
  for (const [name, text] of Object.entries(fields)) {
    const kind = name.replace(/\d+$/, '')
    const most = FIELD_LIMITS[kind]
    if (text === '' || (most !== undefined && [...text].length > most)) return `字段 ${name} 为空或超过 ${most} 个字`
    if (kind === 'character_string' && /\p{Script=Han}/u.test(text)) return `字段 ${name} 不能有汉字`
  }
  return undefined
}

function bodyOf({ openId, template, page, fields }: SubscribeMessage) {
  const data = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]))
  return { touser: openId, template_id: template, page, data, miniprogram_state: 'formal', lang: 'zh_CN' }
}

/** WeChat's code, or what is known without one. */
async function post(url: URL, body: unknown, timeout: number): Promise<number | 'unknown' | 'not-reached'> {
  const asked = await askWechat(url, timeout, body)
  if (asked.kind !== 'answered') return asked.kind
  const told = answer.safeParse(asked.data)
  return told.success ? told.data.errcode : 'unknown'
}
