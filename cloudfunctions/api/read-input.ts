import type { HonoRequest } from 'hono'
import type * as z from 'zod'
import { type ErrorIssue, issuesOf } from '../../shared/contract/api-error'
import type { Endpoint, FileBody, FileContent } from '../../shared/contract/endpoint'
import { AppError } from '../../shared/values/app-error'
import { holdsForbidden } from '../../shared/values/text'
import { BadRequest } from './bad-request'
import { readJson } from './read-json'

/** The largest JSON body, in bytes. */
export const MOST_JSON_BYTES = 256 * 1024

/** The parts of a checked request, each present only where the endpoint describes it. */
export interface Input {
  readonly params: unknown
  readonly query: unknown
  readonly body?: unknown
}

/** The largest body an endpoint takes, in bytes. */
export function mostBytes({ body }: Endpoint): number {
  return body !== undefined && 'kind' in body && body.kind === 'file' ? body.mostBytes : MOST_JSON_BYTES
}

/**
 * Checks a request against its endpoint, naming everything that is wrong with it at once.
 * @throws AppError `bad-request` with issues, `wrong-content-type`, `too-large`, `too-deep`, `forbidden-character`
 */
export async function readInput(endpoint: Endpoint, request: HonoRequest): Promise<Input> {
  const issues: ErrorIssue[] = []
  const check = (part: ErrorIssue['in'], schema: z.ZodType, value: unknown): unknown => {
    const parsed = schema.safeParse(value, { reportInput: true })
    if (parsed.success) return parsed.data
    issues.push(...issuesOf(part, schema, parsed.error))
    return undefined
  }
  const params = check('params', endpoint.params, withoutControls(Object.entries(request.param())))
  const query = check('query', endpoint.query, withoutControls([...new URL(request.url).searchParams]))
  const sent = await readBody(endpoint, request)
  const body = isSchema(endpoint.body) ? check('body', endpoint.body, sent) : sent
  if (issues.length > 0) throw new BadRequest(issues)
  return { params, query, ...(endpoint.body === undefined ? {} : { body }) }
}

function isSchema(body: Endpoint['body']): body is z.ZodType {
  return body !== undefined && '_zod' in body
}

/** What came in path or query, as one object. */
function withoutControls(entries: readonly (readonly [string, string])[]): Record<string, string> {
  const seen = new Map<string, string>()
  for (const [key, value] of entries) {
    if (seen.has(key)) throw new AppError('bad-request', '同一个查询条件写了两次')
    if (holdsForbidden(key) || holdsForbidden(value)) {
      throw new AppError('forbidden-character', '地址含有不能使用的控制字符')
    }
    seen.set(key, value)
  }
  return Object.fromEntries(seen)
}

async function readBody(endpoint: Endpoint, request: HonoRequest): Promise<unknown> {
  const bytes = await request.arrayBuffer()
  // Counted again, because a body may come without a stated length or with a wrong one.
  if (bytes.byteLength > mostBytes(endpoint)) throw tooLarge(endpoint)
  const { body } = endpoint
  if (body === undefined) {
    if (bytes.byteLength > 0) throw new AppError('bad-request', '此处不收内容')
    return undefined
  }
  if (bytes.byteLength === 0) throw new AppError('bad-request', '没有提交内容')
  const contentType = (request.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (isSchema(body)) {
    if (contentType !== 'application/json') throw new AppError('wrong-content-type', '内容应为 application/json')
    return readJson(bytes)
  }
  return readFile(body, contentType, bytes)
}

function readFile({ contentTypes }: FileBody, contentType: string, bytes: ArrayBuffer): FileContent {
  if (!contentTypes.includes(contentType)) {
    throw new AppError('wrong-content-type', `文件类型只能是 ${contentTypes.join('、')}`)
  }
  return { contentType, bytes: new Uint8Array(bytes) }
}

export function tooLarge(endpoint: Endpoint): AppError {
  return new AppError('too-large', `提交的内容过大，至多 ${Math.floor(mostBytes(endpoint) / 1024)} KB`)
}
