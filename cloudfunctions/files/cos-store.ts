import { createHash } from 'node:crypto'
import { AppError } from '../../shared/values/app-error'
import { type Bytes, FILE_KEY, type FileStore } from './file-store'
import { type CosKey, signCosRequest } from './sign-cos-request'

export interface CosPlace {
  /** with the account's number, as the console shows it: `pioneer-1250000000` */
  readonly bucket: string
  readonly region: string
  readonly key: CosKey
  /** where the bucket answers; another address in tests */
  readonly baseUrl?: string
}

const TIMEOUT_MILLISECONDS = 20_000

/**
 * Keeps files in a private bucket of Tencent Cloud object storage, the kind CloudBase's own storage is made of. The
 * host and, of what is put, type and digest are signed, so that nothing between can change them.
 * @param now milliseconds since 1970-01-01T00:00Z
 * @throws AppError from its functions: `unavailable`, without the address and the key
 */
export function openCosStore(place: CosPlace, now: () => number): FileStore {
  const base = new URL(place.baseUrl ?? `https://${place.bucket}.cos.${place.region}.myqcloud.com`)
  const ask = async (method: 'put' | 'get' | 'delete', key: string, bytes?: Bytes): Promise<Response> => {
    if (!FILE_KEY.test(key)) throw new RangeError('not a key of a file')
    const path = `/${key}`
    const described = bytes && {
      'content-md5': createHash('md5').update(bytes).digest('base64'),
      'content-type': 'application/octet-stream',
    }
    const authorization = signCosRequest(place.key, { method, path, headers: { host: base.host, ...described } }, now())
    try {
      return await fetch(new URL(path, base), {
        method: method.toUpperCase(),
        headers: { authorization, ...described },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
        ...(bytes && { body: bytes }),
      })
    } catch {
      throw unavailable()
    }
  }
  return {
    async put(key, bytes) {
      await done(await ask('put', key, bytes))
    },
    async get(key) {
      const response = await ask('get', key)
      if (response.status === 404) {
        const code = await response.text()
        // A bucket that is not there answers 404 as well; only a missing file is nothing.
        if (code.includes('<Code>NoSuchKey</Code>')) return undefined
        throw unavailable()
      }
      return new Uint8Array(await (await done(response)).arrayBuffer())
    },
    async delete(key) {
      await done(await ask('delete', key))
    },
  }
}

/** @throws AppError `unavailable`, without what the storage said, which quotes the request */
async function done(response: Response): Promise<Response> {
  if (response.ok) return response
  await response.body?.cancel()
  throw unavailable()
}

function unavailable(): AppError {
  return new AppError('unavailable', '文件存储暂时没有应答，请稍后再试')
}
