import { createHash, createHmac } from 'node:crypto'

export interface CosKey {
  readonly id: string
  readonly secret: string
}

/** What a signature vouches for. Names of headers in lower case. */
export interface CosRequest {
  readonly method: 'put' | 'get' | 'delete'
  /** as it is, not encoded, beginning with a slash */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex')

/** The key that signs for a span of seconds since 1970: `<from>;<until>`. */
export function cosSignKey(secret: string, span: string): string {
  return hmac(secret, span)
}

/** Tencent Cloud object storage's own scheme, product document 436/7778: SHA-1 HMACs over the request. */
export function cosSignature(signKey: string, span: string, { method, path, headers }: CosRequest): string {
  const signed = Object.keys(headers)
    .sort()
    .map((name) => `${name}=${encode(headers[name] ?? '')}`)
    .join('&')
  const request = createHash('sha1').update(`${method}\n${path}\n\n${signed}\n`).digest('hex')
  return hmac(signKey, `sha1\n${span}\n${request}\n`)
}

/** The `authorization` header of a request that goes out now. @param now milliseconds since 1970-01-01T00:00Z */
export function signCosRequest(key: CosKey, request: CosRequest, now: number): string {
  const from = Math.floor(now / 1000) - CLOCK_SKEW_SECONDS
  const span = `${from};${from + VALID_SECONDS}`
  return [
    'q-sign-algorithm=sha1',
    `q-ak=${key.id}`,
    `q-sign-time=${span}`,
    `q-key-time=${span}`,
    `q-header-list=${Object.keys(request.headers).sort().join(';')}`,
    'q-url-param-list=',
    `q-signature=${cosSignature(cosSignKey(key.secret, span), span, request)}`,
  ].join('&')
}

const CLOCK_SKEW_SECONDS = 60
const VALID_SECONDS = 600

/** More than encodeURIComponent leaves alone is encoded in this scheme. */
function encode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
}
