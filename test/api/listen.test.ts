import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Listening, listen } from '../../cloudfunctions/api/listen'
import { CALLER, createSample } from './sample'

let sample: ReturnType<typeof createSample>
let server: Listening
beforeEach(async () => {
  sample = createSample()
  server = await listen(sample.app, 0, '127.0.0.1')
})
afterEach(() => server.close())

/** Sends a body in chunks, without a stated length. */
async function sendChunks(chunks: readonly string[]): Promise<{ status: number | undefined; answer: unknown }> {
  const { accessToken } = await sample.tokens.mint(CALLER)
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { port: server.port, host: '127.0.0.1', method: 'POST', path: '/records', headers },
      (response) => {
        let text = ''
        response.on('data', (part: Buffer) => {
          text += part.toString()
        })
        response.on('end', () => resolve({ status: response.statusCode, answer: JSON.parse(text) }))
      },
    )
    request.on('error', reject)
    for (const chunk of chunks) request.write(chunk)
    request.end()
  })
}

/** Sends bytes as they are and returns the first line and the body of what comes back. */
function sendRaw(text: string): Promise<{ status: string; body: string }> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(server.port, '127.0.0.1', () => socket.end(text))
    socket.on('data', (part) => {
      received += part.toString()
    })
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', body = ''] = received.split('\r\n\r\n')
      resolve({ status: head.split(' ')[1] ?? '', body })
    })
  })
}

const record = JSON.stringify({ title: '社区志愿服务', on: '2026-11-20', hours: '2.5' })

test('a body without a stated length is read, and counted', async () => {
  expect(await sendChunks([record.slice(0, 10), record.slice(10)])).toMatchObject({ status: 200 })
  const large = Array.from({ length: 9 }, () => ' '.repeat(32 * 1024))
  expect(await sendChunks([record, ...large])).toMatchObject({ status: 413, answer: { code: 'too-large' } })
  expect(sample.records.size).toBe(1)
})

test.each([
  ['a broken escape in the path', 'GET /records/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '401'],
  ['two slashes', 'GET //health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '404'],
  ['a broken escape where nothing is', 'GET /%e0%a4%a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '404'],
  ['a host that is none', 'GET /health HTTP/1.1\r\nHost: a b/<\r\nConnection: close\r\n\r\n', '400'],
  ['a target that is no path', 'GET http://[ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '400'],
  ['headers beyond measure', `GET /health HTTP/1.1\r\nHost: a\r\nX-A: ${'a'.repeat(40_000)}\r\n\r\n`, '413'],
  ['an address beyond measure', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, '413'],
  ['what is no HTTP', 'HELLO\r\n\r\n', '400'],
  ['a length that is none', 'POST /records HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n', '400'],
])('%s gets an answer of the one shape', async (_, text, status) => {
  const answered = await sendRaw(text)
  expect(answered.status).toBe(status)
  expect(answered.body).toMatch(/"code":"[a-z-]+","message":".*\p{Script=Han}/u)
})

test('who is refused for the length may end the sending and still gets the answer', async () => {
  const { accessToken } = await sample.tokens.mint(CALLER)
  const parts = Array.from({ length: 3 }, () => ' '.repeat(1024 * 1024))
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'content-type': 'application/json',
    'content-length': parts.length * 1024 * 1024,
  }
  const answer = await new Promise((resolve, reject) => {
    const path = '/records'
    const request = httpRequest({ port: server.port, host: '127.0.0.1', method: 'POST', path, headers }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => {
        text += part.toString()
      })
      response.on('end', () => resolve({ status: response.statusCode, left: parts.length, text }))
    })
    request.on('error', reject)
    const send = (): void => {
      const part = parts.shift()
      if (part === undefined) request.end()
      else request.write(part, () => setTimeout(send, 400))
    }
    send()
  })
  expect(answer).toMatchObject({ status: 413, left: 0, text: expect.stringContaining('too-large') })
})

test('a taken port is an error at the start, not later', async () => {
  await expect(listen(sample.app, server.port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
