import type { Hono } from 'hono'
import { createApi } from '../../cloudfunctions/api/create-api'
import { createAccessTokens, readTokenKeys } from '../../cloudfunctions/api/tokens'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Code2session } from '../../cloudfunctions/wechat/code2session'
import type { Caller } from '../../shared/access/caller'
import { AppError } from '../../shared/values/app-error'
import type { TestContext } from './open-context'

const KEYS = readTokenKeys(`test:${Buffer.alloc(32, 7).toString('base64url')}`)
const DAY_MS = 86_400_000

/** What a request left in the log. */
export type LogLine = Readonly<Record<string, unknown>>

/** The whole API over a test's city, called as the people in it. */
export interface TestApi {
  readonly app: Hono
  readonly log: readonly LogLine[]
  /** Sends a request as somebody with a live session, or as nobody. @returns status and parsed answer */
  call(
    caller: Caller | null,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; answer: unknown }>
  /** The same with a file going up, a file coming down, or both. */
  send(caller: Caller, method: string, path: string, bytes?: Uint8Array, contentType?: string): Promise<Response>
}

/** @param code2session WeChat, as a test wants it to answer */
export function openApi(context: TestContext, code2session: Code2session = wechatIsDown): TestApi {
  const log: LogLine[] = []
  const app = createApi(context, {
    tokenKeys: KEYS,
    version: '0.0.0',
    code2session,
    log: (line) => void log.push({ ...line }),
  })
  const tokens = createAccessTokens(KEYS, context.now)
  const begun = new Map<string, Promise<void>>()
  const tokenOf = async (caller: Caller): Promise<string> => {
    const session = begun.get(caller.sessionId) ?? beginSession(context, caller)
    begun.set(caller.sessionId, session)
    await session
    return `Bearer ${(await tokens.mint(caller)).accessToken}`
  }
  return {
    app,
    log,
    async send(caller, method, path, bytes, contentType = 'application/octet-stream') {
      const headers = { authorization: await tokenOf(caller), 'content-type': contentType }
      return app.request(path, { method, headers, ...(bytes ? { body: new Uint8Array(bytes) } : {}) })
    },
    async call(caller, method, path, body) {
      const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
      if (caller) headers.authorization = await tokenOf(caller)
      const response = await app.request(path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, answer: text === '' ? null : JSON.parse(text) }
    },
  }
}

const wechatIsDown: Code2session = () => Promise.reject(new AppError('unavailable', '微信暂时没有应答，请稍后再试'))

/** As signing in leaves it, without going through a sign-in each time. */
async function beginSession(context: TestContext, caller: Caller): Promise<void> {
  await inTransaction(context.database, caller, (tx) =>
    tx
      .insertInto('sessions')
      .values({
        city_id: caller.cityId,
        id: caller.sessionId,
        person_id: caller.personId,
        refresh_hash: caller.sessionId,
        began_at: new Date(context.now()),
        expires_at: new Date(context.now() + 400 * DAY_MS),
        ended_at: null,
      })
      .execute(),
  )
}
