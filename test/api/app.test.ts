import { expect, test } from '@jest/globals'
import { errorAnswer } from '../../shared/contract/api-error'
import { CALLER, createSample, UNKNOWN_ID } from './sample'

const good = { title: '社区志愿服务', on: '2026-11-20', hours: '2.5' }
const json = (extra: object = {}) => JSON.stringify({ ...good, ...extra })

test('a request is decoded, handled and encoded; the caller is who the token names', async () => {
  const { call, state } = createSample()
  const { status, answer, headers } = await call('POST', '/records', json())
  expect({ status, answer }).toEqual({
    status: 200,
    answer: { id: expect.any(String), title: '社区志愿服务', hours: '2.5', points: '5.00' },
  })
  expect(state.callers).toEqual([
    {
      cityId: 'jinhua',
      personId: '0192f3a0-0000-7000-8000-000000000001',
      sessionId: '0192f3a0-0000-7000-8000-000000000002',
    },
  ])
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('a fixed path wins over a parameter, though described after it', async () => {
  const { call } = createSample()
  expect(await call('GET', '/records/waiting?limit=5')).toMatchObject({
    status: 200,
    answer: { items: [], next: null },
  })
})

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const sized = (bytes: number) => {
  const empty = json({ note: '' })
  return json({ note: 'a'.repeat(bytes - Buffer.byteLength(empty)) })
}

test.each([
  ['an unknown field', json({ admin: true }), 400, 'bad-request'],
  ['a wrong type', json({ title: 7 }), 400, 'bad-request'],
  ['a missing field', json({ title: undefined }), 400, 'bad-request'],
  ['hours of -1', json({ hours: '-1' }), 400, 'bad-request'],
  ['hours of 0.1', json({ hours: '0.1' }), 400, 'bad-request'],
  ['a day that does not exist', json({ on: '2026-02-30' }), 400, 'bad-request'],
  ['not an object', '[]', 400, 'bad-request'],
  ['bad JSON', '{"title":', 400, 'bad-request'],
  ['no body', undefined, 400, 'bad-request'],
  [
    'broken UTF-8',
    new Uint8Array(Buffer.from(json({ note: '~' })).map((byte) => (byte === 126 ? 0xff : byte))),
    400,
    'bad-request',
  ],
  ['a field given twice', `{"title":"a",${json().slice(1)}`, 400, 'bad-request'],
  ['a field given twice, once in disguise', `{"titl\\u0065":"a",${json().slice(1)}`, 400, 'bad-request'],
  ['a prototype', `{"__proto__":{"admin":true},${json().slice(1)}`, 400, 'bad-request'],
  ['depth 21', `{"extra":${nested(20)},${json().slice(1)}`, 400, 'too-deep'],
  ['depth 100,000', nested(100_000), 400, 'too-deep'],
  ['an unclosed depth of 200,000', '['.repeat(200_000), 400, 'bad-request'],
  ['257 KB', sized(257 * 1024), 413, 'too-large'],
  ['one byte above 256 KB', sized(256 * 1024 + 1), 413, 'too-large'],
  ['NUL', json({ title: 'a\u0000b' }), 422, 'forbidden-character'],
  ['a control character in an unchecked place', json({ extra: ['\u0007'] }), 422, 'forbidden-character'],
  ['a control character in a key', json({ 'a\u0001': 1 }), 422, 'forbidden-character'],
  ['half of a surrogate pair', json({ title: '\ud800' }), 422, 'forbidden-character'],
])('%s is refused with a sentence, and nothing is written', async (_, body, status, code) => {
  const { call, records } = createSample()
  const refused = await call('POST', '/records', body)
  expect(refused).toMatchObject({ status, answer: { code, message: expect.stringMatching(/\p{Script=Han}/u) } })
  expect(errorAnswer.safeParse(refused.answer).success).toBe(true)
  expect(records.size).toBe(0)
})

test.each([
  ['depth 20', `{"extra":${nested(19)},${json().slice(1)}`],
  ['256 KB exactly', sized(256 * 1024)],
  ['a quarter of a megabyte of escapes', json({ note: '\n'.repeat(120_000).concat('x') })],
  ['brackets in strings', json({ note: '[[[[[[[[[[[[[[[[[[[[[[{{{{{{"\\' })],
  ['the same key in sister objects', json({ extra: [{ a: 1 }, { a: 1, b: { a: 1 } }] })],
])('%s is taken', async (_, body) => {
  const { call, records } = createSample()
  expect(await call('POST', '/records', body)).toMatchObject({ status: 200 })
  expect(records.size).toBe(1)
})

test('every mistake is named at once, with its field, its Chinese name and its code', async () => {
  const { call } = createSample()
  const body = JSON.stringify({ title: '', on: '2026-02-30', hours: '0.1', admin: true })
  const { answer } = await call('POST', '/records', body)
  expect(answer).toEqual({
    code: 'bad-request',
    message: '填写有误。标题：不能为空',
    issues: [
      { in: 'body', path: 'title', message: '标题：不能为空', code: 'text-length' },
      {
        in: 'body',
        path: 'on',
        message: '服务日期：“2026-02-30”不是日期，应写作 2026-01-31 这样的形式',
        code: 'not-a-date',
      },
      { in: 'body', path: 'hours', message: '服务时长：时长以一刻钟（0.25 小时）为单位：0.1', code: 'precision' },
      { in: 'body', path: '', message: '不认识的写法 “admin”' },
    ],
  })
})

test.each([
  ['GET', '/records/1', 400, 'bad-request'],
  ['GET', '/records/%00', 422, 'forbidden-character'],
  ['GET', '/records/waiting?limit=101', 400, 'bad-request'],
  ['GET', '/records/waiting?limit=1&limit=2', 400, 'bad-request'],
  ['GET', '/records/waiting?city=other', 400, 'bad-request'],
  ['GET', '/records/waiting?cursor=%0A', 400, 'bad-request'],
  ['GET', `/records/${UNKNOWN_ID}`, 404, 'not-found'],
  ['GET', '/nowhere', 404, 'not-found'],
  ['PATCH', '/records', 404, 'not-found'],
  ['GET', '/../etc/passwd', 404, 'not-found'],
])('%s %s is answered %i %s', async (method, path, status, code) => {
  const refused = await createSample().call(method, path)
  expect(refused).toMatchObject({ status, answer: { code } })
  expect(errorAnswer.safeParse(refused.answer).success).toBe(true)
})

test('the content type is part of the request', async () => {
  const { call } = createSample()
  const typed = (type: string) => call('POST', '/records', json(), { 'content-type': type })
  expect(await typed('text/plain')).toMatchObject({ status: 415, answer: { code: 'wrong-content-type' } })
  expect(await typed('application/x-www-form-urlencoded')).toMatchObject({ status: 415 })
  expect(await typed('application/json; charset=utf-8')).toMatchObject({ status: 200 })
})

test('a body where none is described is refused', async () => {
  const { call } = createSample()
  expect(await call('DELETE', `/records/${UNKNOWN_ID}`, '{}')).toMatchObject({ status: 400 })
})

test('a stated length that lies does not let a larger body in', async () => {
  const { call } = createSample()
  expect(await call('POST', '/records', sized(300 * 1024), { 'content-length': '10' })).toMatchObject({ status: 413 })
})

test('a body without end is not taken in', async () => {
  const { app, tokens } = createSample()
  const { accessToken } = await tokens.mint(CALLER)
  let taken = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 64 * 1024
      // The test must end even if the limit did not hold.
      if (taken > 64 * 1024 * 1024) controller.close()
      else controller.enqueue(new Uint8Array(64 * 1024).fill(32))
    },
  })
  const response = await app.request('/records', {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: endless,
    duplex: 'half',
  })
  expect(response.status).toBe(413)
  expect(taken).toBeLessThan(1024 * 1024)
})

test('a file may be larger than a form, up to its own limit, and of its own types', async () => {
  const { call } = createSample()
  const send = (bytes: number, type: string) =>
    call('POST', '/evidence', new Uint8Array(bytes), { 'content-type': type })
  expect(await send(1024 * 1024, 'image/png')).toMatchObject({ status: 200, answer: { bytes: 1024 * 1024 } })
  expect(await send(1024 * 1024 + 1, 'image/png')).toMatchObject({ status: 413, answer: { code: 'too-large' } })
  expect(await send(10, 'image/svg+xml')).toMatchObject({ status: 415 })
})

test('a file comes down as a file that cannot run as a page', async () => {
  const { call } = createSample()
  const { status, headers } = await call('GET', `/evidence/${UNKNOWN_ID.replace('f', '0')}`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('image/png')
  expect(headers.get('content-disposition')).toBe('attachment')
  expect(headers.get('content-security-policy')).toContain('sandbox')
})
