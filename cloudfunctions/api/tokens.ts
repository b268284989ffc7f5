import { createHash, randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Caller } from '../../shared/access/caller'
import { AppError } from '../../shared/values/app-error'
import { parseCityId, parseId } from '../../shared/values/ids'

/** Secrets by key id. The current one signs; all verify, so that a key can be retired when its last token has expired. */
export interface TokenKeys {
  readonly current: string
  readonly secrets: ReadonlyMap<string, Uint8Array>
}

const LEAST_SECRET_BYTES = 32

/**
 * Reads keys from configuration: `id:secret` in base64url, separated by commas, the current one first.
 * @throws Error when there is none, one is short, or an id stands twice; it names no secret
 */
export function readTokenKeys(configured: string): TokenKeys {
  const secrets = new Map<string, Uint8Array>()
  for (const entry of configured.split(',')) {
    const match = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]+)\s*$/.exec(entry)
    const secret = new Uint8Array(Buffer.from(match?.[2] ?? '', 'base64url'))
    const name = match?.[1]
    if (name === undefined || secrets.has(name) || secret.length < LEAST_SECRET_BYTES) {
      throw new Error(`登录密钥应写作“编号:密钥”，编号不重复，密钥用 base64url，至少 ${LEAST_SECRET_BYTES} 字节`)
    }
    secrets.set(name, secret)
  }
  const [current = ''] = secrets.keys()
  return { current, secrets }
}

/** How long an access token holds, in seconds. */
export const ACCESS_SECONDS = 15 * 60

const ISSUER = 'pioneer-fortress'
/** Keeps a token made for another purpose under the same keys (a file's address) from opening the API. */
const AUDIENCE = 'api'

export interface AccessTokens {
  /** A token for 15 minutes, and the instant it expires, in milliseconds. */
  mint(caller: Caller): Promise<{ accessToken: string; expiresAt: number }>
  /** @throws AppError `token-expired`, `unauthenticated` */
  verify(token: string): Promise<Caller>
}

/** Mints and verifies access tokens: HS256 and nothing else. @param now milliseconds since 1970-01-01T00:00Z */
export function createAccessTokens(keys: TokenKeys, now: () => number): AccessTokens {
  const secretOf = ({ kid }: { kid?: string }) => {
    const secret = keys.secrets.get(kid ?? '')
    if (!secret) throw new errors.JWSSignatureVerificationFailed()
    return secret
  }
  return {
    async mint({ cityId, personId, sessionId }) {
      const issued = Math.floor(now() / 1000)
      const expires = issued + ACCESS_SECONDS
      const accessToken = await new SignJWT({ city: cityId, person: personId, session: sessionId })
        .setProtectedHeader({ alg: 'HS256', kid: keys.current })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(issued)
        .setExpirationTime(expires)
        .sign(secretOf({ kid: keys.current }))
      return { accessToken, expiresAt: expires * 1000 }
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, secretOf, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          audience: AUDIENCE,
          requiredClaims: ['iat', 'exp'],
          currentDate: new Date(now()),
        })
        return {
          cityId: parseCityId(payload.city),
          personId: parseId(payload.person),
          sessionId: parseId(payload.session),
        }
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw new AppError('token-expired', '登录凭证已过时')
        if (error instanceof errors.JOSEError || error instanceof AppError) {
          throw new AppError('unauthenticated', '登录无效，请重新登录')
        }
        throw error
      }
    },
  }
}

/** A refresh token, opaque and random, and its hash: the client keeps the one, the database only the other. */
export function mintRefreshToken(): { refreshToken: string; refreshHash: string } {
  const refreshToken = randomBytes(32).toString('base64url')
  return { refreshToken, refreshHash: hashRefreshToken(refreshToken) }
}

/** SHA-256 in hex: the token has 256 bits of chance, so a slow hash would add nothing. */
export function hashRefreshToken(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('hex')
}
