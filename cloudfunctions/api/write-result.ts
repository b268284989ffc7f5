import * as z from 'zod'
import type { Endpoint, FileContent } from '../../shared/contract/endpoint'
import { AnswerMismatch } from './fault-of'

/**
 * A handler's result as a response. It always goes through the endpoint's schema, so that a column nobody described
 * never leaves the house. @throws AnswerMismatch
 */
export function writeResult({ output }: Endpoint, result: unknown): Response {
  if (!('_zod' in output)) {
    const { contentType, bytes } = result as FileContent
    if (!output.contentTypes.includes(contentType)) throw new AnswerMismatch(['contentType'])
    // A file is somebody's upload: it must never run as a page of ours.
    const headers = {
      'content-type': contentType,
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
    }
    return new Response(bytes, { headers })
  }
  const encoded = z.safeEncode(output, result)
  if (!encoded.success) {
    throw new AnswerMismatch(encoded.error.issues.map(({ path, code }) => `${path.map(plain).join('.')} ${code}`))
  }
  return Response.json(encoded.data)
}

/** Keys of an answer can be data (a map by name); only those that look like our own field names are told. */
function plain(key: PropertyKey): string {
  return typeof key === 'number' || /^[a-z][A-Za-z]{0,30}$/.test(String(key)) ? String(key) : '?'
}
