import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openCosStore } from '../../cloudfunctions/files/cos-store'
import type { FileStore } from '../../cloudfunctions/files/file-store'
import { cosSignature, cosSignKey } from '../../cloudfunctions/files/sign-cos-request'

const SECRET = 'a secret that no message repeats'
const KEY = 'jinhua/01890000-0000-7000-8000-000000000001'
const NOW = Date.parse('2026-11-20T10:00:00+08:00')

test('signs as the product document’s own example does', () => {
  const headers = {
    'content-length': '13',
    'content-md5': 'mQ/fVh815F3k6TAUm8m0eg==',
    'content-type': 'text/plain',
    date: 'Thu, 16 May 2019 06:45:51 GMT',
    host: 'examplebucket-1250000000.cos.ap-beijing.myqcloud.com',
    'x-cos-acl': 'private',
    'x-cos-grant-read': 'uin="100000000011"',
  }
  const path = '/exampleobject(腾讯云)'
  expect(
    cosSignature('eb2519b498b02ac213cb1f3d1a3d27a3b3c9bc5f', '1557989151;1557996351', { method: 'put', path, headers }),
  ).toBe('3b8851a11a569213c17ba8fa7dcf2abec6935172')
})

describe('a bucket', () => {
  const kept = new Map<string, Buffer>()
  const asked: string[] = []
  let fault: { status: number; body: string } | undefined
  let server: Server
  let store: FileStore
  let place: { bucket: string; region: string; key: { id: string; secret: string }; baseUrl: string }

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const body = await read(request)
      asked.push(`${request.method} ${request.url}`)
      const { status, answer } = fault ? { status: fault.status, answer: fault.body } : serve(request, body)
      response.writeHead(status).end(answer)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    place = {
      bucket: 'pioneer-1250000000',
      region: 'ap-shanghai',
      key: { id: 'the-id', secret: SECRET },
      baseUrl: `http://127.0.0.1:${port}`,
    }
    store = openCosStore(place, () => NOW)
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  beforeEach(() => {
    kept.clear()
    asked.length = 0
    fault = undefined
  })

  /** What the storage does: recomputes the signature from what it received, and refuses anything else. */
  function serve(request: IncomingMessage, body: Buffer): { status: number; answer: Buffer | string } {
    const given = new URLSearchParams(request.headers.authorization)
    const span = given.get('q-sign-time') ?? ''
    const [from = 0, until = 0] = span.split(';').map(Number)
    const names = (given.get('q-header-list') ?? '').split(';')
    const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name] ?? '')]))
    const path = decodeURIComponent(request.url ?? '')
    const method = request.method?.toLowerCase() as 'put' | 'get' | 'delete'
    const expected = cosSignature(cosSignKey(SECRET, span), span, { method, path, headers })
    const digest = createHash('md5').update(body).digest('base64')
    if (
      given.get('q-signature') !== expected ||
      given.get('q-ak') !== 'the-id' ||
      !(from <= NOW / 1000 && NOW / 1000 < until) ||
      !names.includes('host') ||
      (method === 'put' && headers['content-md5'] !== digest)
    ) {
      return { status: 403, answer: '<Error><Code>SignatureDoesNotMatch</Code></Error>' }
    }
    if (method === 'put') kept.set(path, body)
    if (method === 'delete') return { status: kept.delete(path) ? 204 : 204, answer: '' }
    if (method === 'put') return { status: 200, answer: '' }
    const found = kept.get(path)
    return found ? { status: 200, answer: found } : { status: 404, answer: '<Error><Code>NoSuchKey</Code></Error>' }
  }

  test('keeps bytes, gives them back and takes them away', async () => {
    const bytes = new Uint8Array([0, 255, 13, 10, 0])
    await store.put(KEY, bytes)
    expect([...kept.keys()]).toEqual([`/${KEY}`])
    expect(await store.get(KEY)).toEqual(bytes)
    await store.delete(KEY)
    expect(await store.get(KEY)).toBeUndefined()
    await store.delete(KEY)
  })

  test('takes an empty file', async () => {
    await store.put(KEY, new Uint8Array())
    expect(await store.get(KEY)).toEqual(new Uint8Array())
  })

  test('asks nothing for a key that leads elsewhere', async () => {
    await expect(store.get('../secrets')).rejects.toThrow(RangeError)
    await expect(store.put('jinhua/x', new Uint8Array())).rejects.toThrow(RangeError)
    expect(asked).toEqual([])
  })

  test('does not take a bucket that is not there for a missing file', async () => {
    fault = { status: 404, body: '<Error><Code>NoSuchBucket</Code></Error>' }
    await expect(store.get(KEY)).rejects.toMatchObject({ code: 'unavailable' })
  })

  test.each([403, 500, 302])('says it is unavailable on %i and no more', async (status) => {
    fault = { status, body: `<Error><StringToSign>${SECRET}</StringToSign></Error>` }
    const error = await store.put(KEY, new Uint8Array([1])).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'unavailable' })
    expect(JSON.stringify(error) + String(error)).not.toContain(SECRET)
  })

  test('refuses another’s secret', async () => {
    const other = openCosStore({ ...place, key: { id: 'the-id', secret: 'another' } }, () => NOW)
    await expect(other.put(KEY, new Uint8Array([1]))).rejects.toMatchObject({ code: 'unavailable' })
    expect(kept.size).toBe(0)
  })
})

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
