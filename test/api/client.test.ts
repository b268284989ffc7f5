import { afterEach, beforeEach, expect, test } from '@jest/globals'
import axios, { type AxiosInstance } from 'axios'
import { type Listening, listen } from '../../cloudfunctions/api/listen'
import { ApiError, type Client, createClient, type Tokens } from '../../shared/contract/client'
import { createSample, sampleContract, UNKNOWN_ID } from './sample'

const FIFTEEN_MINUTES = 15 * 60_000
const good = { title: '社区志愿服务', on: '2026-11-20', hours: '2.5' }

let sample: ReturnType<typeof createSample>
let server: Listening
let kept: Tokens | undefined
let sent: string[]

beforeEach(async () => {
  sample = createSample()
  server = await listen(sample.app, 0, '127.0.0.1')
  kept = await sample.rotate()
  sent = []
})
afterEach(() => server.close())

function http(): AxiosInstance {
  const instance = axios.create({ baseURL: `http://127.0.0.1:${server.port}`, proxy: false })
  instance.interceptors.request.use((config) => {
    sent.push(`${config.method} ${config.url}`)
    return config
  })
  return instance
}

function connect(sender: AxiosInstance = http()) {
  const tokens = {
    read: () => kept,
    write: (next: Tokens | undefined) => {
      kept = next
    },
  }
  const client: Client<typeof sampleContract> = createClient(sampleContract, sender, {
    tokens,
    refresh: (refreshToken) => client.refreshSession({ body: { refreshToken } }),
  })
  return client
}

const refused = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'went through',
    (error: unknown) => error,
  )

test('a round trip over a real port: what is described is what is sent and received', async () => {
  const client = connect()
  expect(await client.readHealth()).toEqual({ status: 'ok' })
  const record = await client.submitRecord({ body: good })
  expect(record).toEqual({ id: expect.any(String), title: '社区志愿服务', hours: '2.5', points: '5.00' })
  expect(await client.readRecord({ params: { recordId: record.id } })).toEqual(record)
  expect(await client.listWaiting({ query: { limit: '5' } })).toEqual({ items: [record], next: null })
  expect(await client.withdrawRecord({ params: { recordId: record.id } })).toEqual({})
})

test('a refusal is an ApiError with code, sentence and issues', async () => {
  const client = connect()
  const error = await refused(client.submitRecord({ body: { ...good, hours: '0.1' } }))
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({
    code: 'bad-request',
    status: 400,
    message: expect.stringContaining('服务时长'),
    issues: [{ in: 'body', path: 'hours', code: 'precision' }],
  })
  expect(await refused(client.readRecord({ params: { recordId: '../health' } }))).toMatchObject({ code: 'bad-request' })
})

test('files go up and come down as bytes, and a refusal of one is still a sentence', async () => {
  const client = connect()
  const bytes = new Uint8Array([137, 80, 78, 71, 0, 255])
  expect(await client.keepEvidence({ body: { contentType: 'image/png', bytes } })).toEqual({ bytes: 6 })
  expect(await client.readEvidence({ params: { evidenceId: UNKNOWN_ID.replace('f', '0') } })).toEqual({
    contentType: 'image/png',
    bytes: new Uint8Array([137, 80, 78, 71]),
  })
  expect(await refused(client.readEvidence({ params: { evidenceId: UNKNOWN_ID } }))).toMatchObject({
    code: 'not-found',
    message: '没有找到这份依据',
  })
})

test('calls that find the token expired share one refresh, and each is sent again once', async () => {
  const client = connect()
  const before = kept
  sample.state.now += FIFTEEN_MINUTES
  const answers = await Promise.all(Array.from({ length: 8 }, () => client.listWaiting({ query: {} })))
  expect(answers).toEqual(Array(8).fill({ items: [], next: null }))
  expect(sample.state.refreshes).toBe(1)
  expect(kept).not.toEqual(before)
  expect(sent.filter((line) => line.endsWith('/session/refresh'))).toHaveLength(1)
  expect(sent.filter((line) => line.endsWith('/records/waiting'))).toHaveLength(16)
})

test('a call that was refused with a token since renewed does not renew again', async () => {
  const client = connect()
  const stale = kept
  sample.state.now += FIFTEEN_MINUTES
  await client.listWaiting({ query: {} })
  const renewed = kept
  let asked = 0
  const late = createClient(sampleContract, http(), {
    tokens: {
      read: () => {
        asked += 1
        return asked === 1 ? stale : renewed
      },
      write: () => undefined,
    },
    refresh: () => Promise.reject(new Error('renewed twice')),
  })
  expect(await late.listWaiting({ query: {} })).toEqual({ items: [], next: null })
})

test('when the session is over the tokens are dropped and the caller is told, without a second try', async () => {
  const client = connect()
  kept = kept && { ...kept, refreshToken: 'stolen' }
  sample.state.now += FIFTEEN_MINUTES
  const errors = await Promise.all([1, 2, 3].map(() => refused(client.listWaiting({ query: {} }))))
  expect(errors.map((error) => (error as ApiError).status)).toEqual([401, 401, 401])
  expect(kept).toBeUndefined()
  expect(sample.state.refreshes).toBe(1)
  expect(sent.filter((line) => line.endsWith('/records/waiting'))).toHaveLength(3)
})

test('a session that is refused with fresh tokens is not renewed for ever', async () => {
  const client = connect()
  sample.state.sessionLive = false
  expect(await refused(client.listWaiting({ query: {} }))).toMatchObject({ code: 'unauthenticated', status: 401 })
  expect(sample.state.refreshes).toBe(1)
  expect(sent.filter((line) => line.endsWith('/records/waiting'))).toHaveLength(2)
})

test('nobody is asked to renew what nobody has', async () => {
  const client = connect()
  kept = undefined
  expect(await refused(client.listWaiting({ query: {} }))).toMatchObject({
    code: 'unauthenticated',
    message: '请先登录',
  })
  expect(sample.state.refreshes).toBe(0)
})

test('without an answer nothing is lost: the code says so and the tokens stay', async () => {
  const client = connect()
  const before = kept
  await server.close()
  expect(await refused(client.listWaiting({ query: {} }))).toMatchObject({ code: 'no-answer', status: 0 })
  expect(kept).toBe(before)
  server = await listen(sample.app, 0, '127.0.0.1')
})

test('a refresh without an answer does not end the session', async () => {
  const before = kept
  const client = createClient(sampleContract, http(), {
    tokens: {
      read: () => kept,
      write: (next) => {
        kept = next
      },
    },
    refresh: () => Promise.reject(new ApiError('no-answer', '没有收到服务器的回答', 0)),
  })
  sample.state.now += FIFTEEN_MINUTES
  expect(await refused(client.listWaiting({ query: {} }))).toMatchObject({ code: 'no-answer' })
  expect(kept).toBe(before)
})

test.each([
  [502, '<html>Bad gateway</html>', 'unavailable'],
  [401, '', 'unauthenticated'],
  [418, { code: 'a-code-of-tomorrow', message: '新的错误' }, 'bad-request'],
])('an answer %i that is not ours becomes a sentence all the same', async (status, data, code) => {
  const sender = axios.create({
    adapter: async (config) => ({ status, data, statusText: '', headers: {}, config }),
  })
  kept = undefined
  const error = await refused(connect(sender).listWaiting({ query: {} }))
  expect(error).toMatchObject({ code, status, message: expect.stringMatching(/\p{Script=Han}/u) })
})
