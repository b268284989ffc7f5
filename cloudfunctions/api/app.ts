import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Action } from '../../shared/access/actions'
import type { Caller } from '../../shared/access/caller'
import type { Endpoint, Endpoints } from '../../shared/contract/endpoint'
import { AppError } from '../../shared/values/app-error'
import { discardBody } from './discard-body'
import type { Handlers, RequestContext } from './handlers'
import type { Log } from './log'
import { mostBytes, readInput, tooLarge } from './read-input'
import { refusalOf } from './refusal-of'
import { writeResult } from './write-result'

/** What the app needs of the world. */
export interface AppParts<E extends Endpoints> {
  readonly endpoints: E
  /** one for each endpoint; a missing one does not compile */
  readonly handlers: Handlers<E>
  /** the caller a token names. @throws AppError `unauthenticated`, `token-expired` */
  readonly verifyToken: (token: string) => Promise<Caller>
  /** whether the caller's session still stands: not ended, not revoked */
  readonly isSessionLive: (caller: Caller) => Promise<boolean>
  /** whether some role of the caller entitles to the action at all; to whose data is the operation's question */
  readonly mayCall: (caller: Caller, action: Action) => Promise<boolean>
  readonly log: Log
  /** an id for a request, unguessable enough to be told to an administrator: a UUID */
  readonly newRequestId: () => string
  /** milliseconds since 1970-01-01T00:00Z, for durations in the log */
  readonly now: () => number
}

/** Builds the HTTP app from the endpoints' descriptions. */
export function createApp<E extends Endpoints>(parts: AppParts<E>): Hono {
  const app = new Hono()
  const list = Object.values(parts.endpoints).sort(fixedPathsFirst)
  for (const endpoint of list) {
    // By the type of `Handlers` each handler fits its endpoint; a loop over all of them cannot say so.
    const handler = parts.handlers[endpoint.name] as unknown as AnyHandler
    app.on(endpoint.method.toUpperCase(), endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) =>
      reply(context, parts, endpoint, async (request, learnCaller) => {
        const caller = await identify(endpoint, context.req.header('authorization'), parts)
        learnCaller(caller)
        // After the caller is known: nobody else's bytes are taken in.
        await limitBody(endpoint, context)
        return writeResult(endpoint, await handler(await readInput(endpoint, context.req), caller, request))
      }),
    )
  }
  const refuse = (context: Context, error: unknown) => reply(context, parts, undefined, () => Promise.reject(error))
  app.notFound((context) => refuse(context, new AppError('not-found', '没有这个地址')))
  app.onError((error, context) => refuse(context, error))
  return app
}

type AnyHandler = (input: unknown, caller: unknown, request: RequestContext) => Promise<unknown>

/** `/records/waiting` must be tried before `/records/{recordId}`, in whatever order they are described. */
function fixedPathsFirst(one: Endpoint, other: Endpoint): number {
  const [a, b] = [one, other].map(({ path }) => path.replaceAll('{', '\uffff'))
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1
}

type Work = (request: RequestContext, learnCaller: (caller: Caller | undefined) => void) => Promise<Response>

/** Does the work, turns whatever it throws into an answer, and writes the one line of log. */
async function reply(
  context: Context,
  { newRequestId, now, log }: Pick<AppParts<Endpoints>, 'newRequestId' | 'now' | 'log'>,
  endpoint: Endpoint | undefined,
  work: Work,
): Promise<Response> {
  const started = now()
  const requestId = newRequestId()
  let caller: Caller | undefined
  let refusal: ReturnType<typeof refusalOf> | undefined
  let response: Response
  try {
    response = await work({ requestId }, (known) => {
      caller = known
    })
  } catch (error) {
    refusal = refusalOf(error, requestId, endpoint)
    await discardBody(context.req.raw)
    response = context.json(refusal.answer, refusal.status)
  }
  response.headers.set('x-request-id', requestId)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('cache-control', 'no-store')
  log({
    requestId,
    endpoint: endpoint?.name ?? null,
    status: response.status,
    milliseconds: now() - started,
    ...(caller && { cityId: caller.cityId, personId: caller.personId, sessionId: caller.sessionId }),
    ...(refusal && { code: refusal.answer.code }),
    ...(refusal?.undeclared && { undeclared: true }),
    ...(refusal?.fault && { fault: refusal.fault }),
  })
  return response
}

/**
 * The caller of an endpoint that wants one. Somebody without the entitlement gets what an outsider gets: not found.
 * @throws AppError `unauthenticated`, `token-expired`, `not-found`
 */
async function identify(
  { who }: Endpoint,
  authorization: string | undefined,
  { verifyToken, isSessionLive, mayCall }: Pick<AppParts<Endpoints>, 'verifyToken' | 'isSessionLive' | 'mayCall'>,
): Promise<Caller | undefined> {
  if (who === 'anyone') return undefined
  const [, token] = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '') ?? []
  if (token === undefined) throw new AppError('unauthenticated', '请先登录')
  const caller = await verifyToken(token)
  if (!(await isSessionLive(caller))) throw new AppError('unauthenticated', '登录已失效，请重新登录')
  if (who !== 'signed-in' && !(await mayCall(caller, who))) throw new AppError('not-found', '没有找到')
  return caller
}

function limitBody(endpoint: Endpoint, context: Context): Promise<unknown> {
  const limit = bodyLimit({
    maxSize: mostBytes(endpoint),
    onError: () => {
      throw tooLarge(endpoint)
    },
  })
  return limit(context, () => Promise.resolve())
}
