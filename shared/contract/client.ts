import { type ErrorCode, errorCodes } from '../values/error-codes'
import { type ErrorIssue, errorAnswer } from './api-error'
import type { AnswerOf, CallOf, Endpoint, Endpoints, FileContent } from './endpoint'

/** What the client needs of axios. Structural, so that any instance with any adapter fits, on the phone and in Node. */
export interface HttpSender {
  request(config: {
    method: string
    url: string
    params?: Record<string, unknown>
    data?: unknown
    headers?: Record<string, string>
    responseType?: 'arraybuffer'
    validateStatus: () => boolean
  }): Promise<{ status: number; data: unknown; headers: unknown }>
}

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

/** Where the tokens are kept; the phone's storage, or memory. */
export interface TokenKeeper {
  read(): Tokens | undefined
  /** @param tokens undefined when the session is over */
  write(tokens: Tokens | undefined): void
}

/** A refusal by the server, or no answer from it. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** @param status the HTTP status, 0 without an answer */
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly status: number,
    readonly issues: readonly ErrorIssue[] = [],
  ) {
    super(message)
  }
}

/** A method for each endpoint, by its name; one without input is called with nothing. */
export type Client<E extends Endpoints> = {
  readonly [Name in keyof E]: unknown extends CallOf<E[Name]>
    ? () => Promise<AnswerOf<E[Name]>>
    : (call: CallOf<E[Name]>) => Promise<AnswerOf<E[Name]>>
}

export interface ClientSession {
  readonly tokens: TokenKeeper
  /** exchanges a refresh token for new tokens. @throws ApiError with status 401 when the session is over */
  readonly refresh: (refreshToken: string) => Promise<Tokens>
}

interface Call {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
}

/** Builds the client of a contract. Every method @throws ApiError and nothing else. */
export function createClient<E extends Endpoints>(endpoints: E, http: HttpSender, session: ClientSession): Client<E> {
  const renew = createRenewal(session)
  const call = async (endpoint: Endpoint, sent: Call): Promise<unknown> => {
    if (endpoint.who === 'anyone') return answerOf(await send(http, endpoint, sent, undefined))
    const accessToken = session.tokens.read()?.accessToken
    const first = await send(http, endpoint, sent, accessToken)
    if (first.status !== 401 || accessToken === undefined) return answerOf(first)
    const renewed = await renew(accessToken)
    return answerOf(renewed === undefined ? first : await send(http, endpoint, sent, renewed))
  }
  const methods = Object.values(endpoints).map((endpoint) => [endpoint.name, (sent: Call = {}) => call(endpoint, sent)])
  return Object.fromEntries(methods) as Client<E>
}

/**
 * Renews the access token, once for all calls that find the same one refused: a refresh token works only once.
 * @returns the new access token, or undefined when the session is over
 */
function createRenewal({ tokens, refresh }: ClientSession): (refused: string) => Promise<string | undefined> {
  let underWay: Promise<string | undefined> | undefined
  const renew = async (refreshToken: string): Promise<string | undefined> => {
    try {
      const renewed = await refresh(refreshToken)
      tokens.write(renewed)
      return renewed.accessToken
    } catch (error) {
      // Only the server's word ends a session: without an answer the next call may try again.
      if (!(error instanceof ApiError) || error.status !== 401) throw error
      tokens.write(undefined)
      return undefined
    }
  }
  return (refused) => {
    if (underWay) return underWay
    const kept = tokens.read()
    if (!kept) return Promise.resolve(undefined)
    if (kept.accessToken !== refused) return Promise.resolve(kept.accessToken)
    underWay = renew(kept.refreshToken).finally(() => {
      underWay = undefined
    })
    return underWay
  }
}

interface Received {
  readonly endpoint: Endpoint
  readonly status: number
  readonly data: unknown
  readonly headers: unknown
}

async function send(
  http: HttpSender,
  endpoint: Endpoint,
  { params = {}, query, body }: Call,
  accessToken: string | undefined,
): Promise<Received> {
  const file = isFile(endpoint.body) ? (body as FileContent) : undefined
  const type = file?.contentType ?? (body === undefined ? undefined : 'application/json')
  try {
    const received = await http.request({
      method: endpoint.method,
      url: endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name]))),
      ...(query === undefined ? {} : { params: query }),
      ...(body === undefined ? {} : { data: file?.bytes ?? body }),
      headers: {
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
      },
      ...(isFile(endpoint.output) ? { responseType: 'arraybuffer' as const } : {}),
      validateStatus: () => true,
    })
    return { endpoint, ...received }
  } catch {
    throw new ApiError('no-answer', sentence('no-answer'), 0)
  }
}

function isFile(body: Endpoint['body'] | Endpoint['output']): boolean {
  return body !== undefined && !('_zod' in body)
}

/** @throws ApiError */
function answerOf({ endpoint, status, data, headers }: Received): unknown {
  if (status >= 200 && status < 300) {
    return isFile(endpoint.output) ? { contentType: contentTypeOf(headers), bytes: bytesOf(data) } : data
  }
  const parsed = errorAnswer.safeParse(isFile(endpoint.output) ? readUtf8(data) : data)
  if (parsed.success) throw new ApiError(parsed.data.code, parsed.data.message, status, parsed.data.issues)
  // Not our server's words: a gateway before it, or a newer server's code.
  const code = status >= 500 ? 'unavailable' : status === 401 ? 'unauthenticated' : 'bad-request'
  throw new ApiError(code, sentence(code), status)
}

function sentence(code: ErrorCode): string {
  return `${errorCodes[code].situation}，请${errorCodes[code].remedy}`
}

function contentTypeOf(headers: unknown): string {
  const type = (headers as Record<string, unknown> | undefined)?.['content-type']
  return typeof type === 'string' ? type : 'application/octet-stream'
}

/** Node's adapters give a Buffer, a phone's an ArrayBuffer. */
function bytesOf(data: unknown): Uint8Array<ArrayBuffer> {
  return data instanceof Uint8Array ? new Uint8Array(data) : new Uint8Array(data as ArrayBuffer)
}

/** A refusal to send a file comes as bytes too; WeChat has no TextDecoder. */
function readUtf8(data: unknown): unknown {
  try {
    const escaped = Array.from(bytesOf(data), (byte) => `%${byte.toString(16).padStart(2, '0')}`)
    return JSON.parse(decodeURIComponent(escaped.join('')))
  } catch {
    return undefined
  }
}
