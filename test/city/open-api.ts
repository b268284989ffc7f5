import type { Hono } from 'hono'
import { createApi } from '../../cloudfunctions/api/create-api'
import { createAccessTokens, readTokenKeys } from '../../cloudfunctions/api/tokens'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Caller } from '../../shared/access/caller'
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
}

export function openApi(context: TestContext): TestApi {
  const log: LogLine[] = []
  const app = createApi(context, { tokenKeys: KEYS, version: '0.0.0', log: (line) => void log.push({ ...line }) })
  const tokens = createAccessTokens(KEYS, context.now)
  const begun = new Set<string>()
  return {
    app,
    log,
    async call(caller, method, path, body) {
      const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
      if (caller) {
        if (!begun.has(caller.sessionId)) await beginSession(context, caller)
        begun.add(caller.sessionId)
        headers.authorization = `Bearer ${(await tokens.mint(caller)).accessToken}`
      }
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
