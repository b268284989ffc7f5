import * as z from 'zod'

export const WECHAT_URL = 'https://api.weixin.qq.com'
export const WECHAT_TIMEOUT_MILLISECONDS = 5000

const MOST_BYTES = 16_384

/** Errors after which certainly nothing has left this machine. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])

/**
 * What WeChat says to a call, read from JSON, or why nothing is known. Its errors go no further than here, for
 * addresses and bodies hold secrets.
 */
export type WechatAnswer =
  | { readonly kind: 'answered'; readonly data: unknown }
  /** the call never left this machine */
  | { readonly kind: 'not-reached' }
  /** no answer, or none that can be read: the call may have had its effect */
  | { readonly kind: 'unknown' }

/** @param body sent as JSON by POST; without one it is a GET */
export async function askWechat(url: URL, timeoutMilliseconds: number, body?: unknown): Promise<WechatAnswer> {
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: JSON_BODY }
  try {
    const signal = AbortSignal.timeout(timeoutMilliseconds)
    const response = await fetch(url, { redirect: 'error', signal, ...sent })
    if (response.status === 200) return { kind: 'answered', data: JSON.parse(await readAtMost(response, MOST_BYTES)) }
    await response.body?.cancel()
    return { kind: 'unknown' }
  } catch (error) {
    return { kind: NOT_REACHED.has(codeOf(error)) ? 'not-reached' : 'unknown' }
  }
}

const JSON_BODY = { 'content-type': 'application/json' }

const failedConnection = z.object({ cause: z.object({ code: z.string() }) })

/** `fetch` keeps what went wrong with the connection as the cause of its own error. */
function codeOf(error: unknown): string {
  const failed = failedConnection.safeParse(error)
  return failed.success ? failed.data.cause.code : ''
}

/** @throws RangeError for an answer that goes on beyond reason; no more of it is taken in */
async function readAtMost({ body }: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > most) throw new RangeError('too long an answer')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
