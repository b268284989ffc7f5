import { expect, test } from '@jest/globals'
import { SignJWT, UnsecuredJWT } from 'jose'
import { ACCESS_SECONDS, createAccessTokens, readTokenKeys } from '../../cloudfunctions/api/tokens'
import type { Endpoint } from '../../shared/contract/endpoint'
import { CALLER, createSample, sampleContract, UNKNOWN_ID } from './sample'

const endpoints: Endpoint[] = Object.values(sampleContract)
const closed = endpoints.filter(({ who }) => who !== 'anyone').map((endpoint) => [endpoint.name, endpoint] as const)
const open = endpoints.filter(({ who }) => who === 'anyone').map((endpoint) => [endpoint.name, endpoint] as const)
const pathOf = ({ path }: Endpoint) => path.replaceAll(/\{\w+\}/g, UNKNOWN_ID)

test.each(closed)('%s is refused without a token, with a bad one, in an ended session', async (_, endpoint) => {
  const { app, call, state } = createSample()
  const method = endpoint.method.toUpperCase()
  const bare = await app.request(pathOf(endpoint), { method })
  expect(bare.status).toBe(401)
  expect(await bare.json()).toMatchObject({ code: 'unauthenticated' })
  for (const authorization of ['Bearer', 'Bearer a.b.c', 'Basic YTpi', `Bearer ${'x'.repeat(5000)}`]) {
    expect(await call(method, pathOf(endpoint), undefined, { authorization })).toMatchObject({ status: 401 })
  }
  state.sessionLive = false
  expect(await call(method, pathOf(endpoint))).toMatchObject({ status: 401, answer: { code: 'unauthenticated' } })
})

test.each(closed.filter(([, { who }]) => who !== 'signed-in'))(
  '%s is not found for those without the entitlement',
  async (_, endpoint) => {
    const { call, state } = createSample()
    state.entitled.delete(endpoint.who)
    expect(await call(endpoint.method.toUpperCase(), pathOf(endpoint), undefined)).toMatchObject({
      status: 404,
      answer: { code: 'not-found' },
    })
  },
)

test.each(open)('%s asks for no token', async (_, endpoint) => {
  const { app } = createSample()
  const { status } = await app.request(pathOf(endpoint), { method: endpoint.method.toUpperCase() })
  expect(status).not.toBe(401)
})

test('an unknown caller is refused before the request is looked at', async () => {
  const { app } = createSample()
  const response = await app.request('/records', { method: 'POST', body: 'x'.repeat(300 * 1024) })
  expect(response.status).toBe(401)
})

const key = (byte: number) => new Uint8Array(32).fill(byte)
const configured = (name: string, byte: number) => `${name}:${Buffer.from(key(byte)).toString('base64url')}`
const claims = { city: CALLER.cityId, person: CALLER.personId, session: CALLER.sessionId }
const INSTANT = Date.parse('2026-11-21T08:00:00Z')
const SECONDS = INSTANT / 1000

async function refusalOf(token: string, keys = configured('now', 1), now = INSTANT): Promise<unknown> {
  const error: unknown = await createAccessTokens(readTokenKeys(keys), () => now)
    .verify(token)
    .catch((thrown: unknown) => thrown)
  return (error as { code?: unknown }).code
}

test('a token holds for fifteen minutes by the clock given', async () => {
  const tokens = createAccessTokens(readTokenKeys(configured('now', 1)), () => INSTANT)
  const { accessToken, expiresAt } = await tokens.mint(CALLER)
  expect(expiresAt).toBe(INSTANT + 15 * 60_000)
  expect(await tokens.verify(accessToken)).toEqual(CALLER)
  expect(await refusalOf(accessToken, configured('now', 1), expiresAt - 1000)).toBeUndefined()
  expect(await refusalOf(accessToken, configured('now', 1), expiresAt)).toBe('token-expired')
})

test('keys rotate: an older one still verifies, an unknown one does not', async () => {
  const { accessToken } = await createAccessTokens(readTokenKeys(configured('old', 1)), () => INSTANT).mint(CALLER)
  expect(await refusalOf(accessToken, `${configured('new', 2)},${configured('old', 1)}`)).toBeUndefined()
  expect(await refusalOf(accessToken, configured('new', 2))).toBe('unauthenticated')
  expect(await refusalOf(accessToken, configured('old', 2))).toBe('unauthenticated')
})

const signed = (payload: Record<string, unknown>, header: { alg: string; kid?: string }, secret = key(1)) =>
  new SignJWT(payload)
    .setProtectedHeader(header)
    .setIssuer('pioneer-fortress')
    .setAudience('api')
    .setIssuedAt(SECONDS)
    .setExpirationTime(SECONDS + ACCESS_SECONDS)
    .sign(secret)

test('a well-formed token of our own making is taken', async () => {
  expect(await refusalOf(await signed(claims, { alg: 'HS256', kid: 'now' }))).toBeUndefined()
})

test.each([
  ['another key', () => signed(claims, { alg: 'HS256', kid: 'now' }, key(9))],
  ['no key id', () => signed(claims, { alg: 'HS256' })],
  ['no person', () => signed({ ...claims, person: undefined }, { alg: 'HS256', kid: 'now' })],
  ['a city that is none', () => signed({ ...claims, city: '../x' }, { alg: 'HS256', kid: 'now' })],
  [
    'another audience',
    () =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'now' })
        .setIssuer('pioneer-fortress')
        .setAudience('files')
        .setIssuedAt(SECONDS)
        .setExpirationTime(SECONDS + 60)
        .sign(key(1)),
  ],
  [
    'no end',
    () =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'now' })
        .setIssuer('pioneer-fortress')
        .setAudience('api')
        .setIssuedAt(SECONDS)
        .sign(key(1)),
  ],
  [
    'alg none',
    async () =>
      new UnsecuredJWT(claims)
        .setIssuer('pioneer-fortress')
        .setAudience('api')
        .setIssuedAt(SECONDS)
        .setExpirationTime(SECONDS + 60)
        .encode(),
  ],
  [
    'a changed claim',
    async () => {
      const [header, , signature] = (await signed(claims, { alg: 'HS256', kid: 'now' })).split('.')
      const forged = {
        ...claims,
        person: UNKNOWN_ID,
        iss: 'pioneer-fortress',
        aud: 'api',
        iat: SECONDS,
        exp: SECONDS + 60,
      }
      return [header, Buffer.from(JSON.stringify(forged)).toString('base64url'), signature].join('.')
    },
  ],
])('a token with %s is refused', async (_, forge) => {
  expect(await refusalOf(await forge())).toBe('unauthenticated')
})

test('HS256 is the only algorithm, even for a key that would do for another', async () => {
  const long = new Uint8Array(64).fill(1)
  const keys = `now:${Buffer.from(long).toString('base64url')}`
  expect(await refusalOf(await signed(claims, { alg: 'HS256', kid: 'now' }, long), keys)).toBeUndefined()
  expect(await refusalOf(await signed(claims, { alg: 'HS512', kid: 'now' }, long), keys)).toBe('unauthenticated')
})

test.each(['', 'now', 'now:short', `${configured('a', 1)},${configured('a', 2)}`])(
  'keys written %j are refused',
  (written) => {
    expect(() => readTokenKeys(written)).toThrow('登录密钥')
  },
)
