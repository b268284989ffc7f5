import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createCode2session } from '../../cloudfunctions/wechat/code2session'
import { AppError } from '../../shared/values/app-error'

const SECRET = 'a-secret-that-nobody-may-see'
let server: Server
let asked: string[]
let answer: { status: number; body: string; delay?: number }

beforeEach(async () => {
  asked = []
  answer = { status: 200, body: JSON.stringify({ openid: 'o-1', session_key: 'k', unionid: 'u' }) }
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    setTimeout(() => response.writeHead(answer.status).end(answer.body), answer.delay ?? 0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function signIn(code = 'c 1&appid=other') {
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`
  return createCode2session({ appId: 'wx-1', secret: SECRET, baseUrl, timeoutMilliseconds: 2000 })(code)
}

async function refusal(): Promise<AppError> {
  const error: unknown = await signIn().catch((thrown: unknown) => thrown)
  if (!(error instanceof AppError)) throw new Error('it was not refused')
  return error
}

test('a code becomes an identity, and nothing in it can become another parameter', async () => {
  expect(await signIn()).toEqual({ appId: 'wx-1', openId: 'o-1' })
  expect(asked).toHaveLength(1)
  const url = new URL(asked[0]?.replace('GET ', '') ?? '', 'http://wechat')
  expect(url.pathname).toBe('/sns/jscode2session')
  expect([...url.searchParams]).toEqual([
    ['appid', 'wx-1'],
    ['secret', SECRET],
    ['js_code', 'c 1&appid=other'],
    ['grant_type', 'authorization_code'],
  ])
})

test.each([
  [40029, 'unauthenticated'],
  [40163, 'unauthenticated'],
  [40226, 'unauthenticated'],
  [45011, 'rate-limited'],
  [-1, 'unavailable'],
  [40125, 'unavailable'],
])('WeChat’s code %i means %s', async (errcode, code) => {
  answer.body = JSON.stringify({ errcode, errmsg: `invalid secret ${SECRET}` })
  expect((await refusal()).code).toBe(code)
})

test.each([
  ['an error of the server', { status: 500, body: '{"openid":"o-1"}' }],
  ['a way elsewhere', { status: 302, body: '' }],
  ['no JSON', { status: 200, body: '<html>' }],
  ['an openid of another kind', { status: 200, body: '{"openid":{"$ne":null}}' }],
  ['no openid', { status: 200, body: '{}' }],
  ['far too much', { status: 200, body: JSON.stringify({ openid: 'o-1', more: 'x'.repeat(40_000) }) }],
  ['nothing in time', { status: 200, body: '{"openid":"o-1"}', delay: 5000 }],
])('%s is no sign-in', async (_, wrong) => {
  answer = wrong
  expect((await refusal()).code).toBe('unavailable')
})

test('no refusal holds the secret', async () => {
  for (const status of [200, 500]) {
    answer = { status, body: JSON.stringify({ errcode: 40125, errmsg: SECRET }) }
    const error = await refusal()
    expect(`${error.message} ${error.stack} ${String(error.cause)} ${JSON.stringify(error)}`).not.toContain(SECRET)
  }
  server.closeAllConnections()
  const port = (server.address() as AddressInfo).port
  await new Promise((resolve) => server.close(resolve))
  const dead = createCode2session({ appId: 'wx-1', secret: SECRET, baseUrl: `http://127.0.0.1:${port}` })
  const error: unknown = await dead('c').catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'unavailable' })
  expect(String((error as Error).stack)).not.toContain(SECRET)
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
