import * as z from 'zod'
import { actions } from '../../shared/access/actions'
import { errorAnswer } from '../../shared/contract/api-error'
import type { Endpoint, Endpoints, FileAnswer, Who } from '../../shared/contract/endpoint'
import { type ErrorCode, errorCodes } from '../../shared/values/error-codes'
import { codesOf } from './refusal-of'

type Json = Record<string, unknown>

/** The whole contract as an OpenAPI 3.1 document, in Chinese. @param version of the product */
export function buildApiDocument(endpoints: Endpoints, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of Object.values(endpoints)) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '先锋堡垒接口',
      version,
      description: [
        '除标明“任何人”的以外，请求头须带 Authorization: Bearer <凭证>。',
        '所有错误都是 {code, message, issues?}；不在本人范围内的一律答 404。',
        'x-who 写明谁可以调用，x-errors 列出可能的错误码。',
      ].join('\n'),
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Error: schemaOf(errorAnswer, 'error') },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

/** Who may call, as a reader is told. */
function whoInWords(who: Who): string {
  if (who === 'anyone') return '任何人'
  return who === 'signed-in' ? '已登录的人' : `有“${actions[who].label}”权限的人`
}

function operationOf(endpoint: Endpoint): Json {
  const { name, summary, who, body, output } = endpoint
  const codes = codesOf(endpoint)
  return {
    operationId: name,
    summary,
    description: `谁可以调用：${whoInWords(who)}`,
    'x-who': who,
    'x-errors': codes,
    security: who === 'anyone' ? [] : [{ bearer: [] }],
    parameters: [...parametersOf(endpoint, 'path'), ...parametersOf(endpoint, 'query')],
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body, name) } }),
    responses: { 200: { description: '成功', content: contentOf(output, name) }, ...refusalsOf(codes) },
  }
}

function parametersOf({ name, params, query }: Endpoint, place: 'path' | 'query'): Json[] {
  const fields = Object.entries((place === 'path' ? params : query).shape)
  return fields.map(([field, schema]) => {
    const json = schemaOf(schema, name)
    const required = place === 'path' || !schema.safeParse(undefined).success
    return { name: field, in: place, required, description: String(json.title ?? field), schema: json }
  })
}

function contentOf(body: z.ZodType | FileAnswer, name: string): Json {
  if ('_zod' in body) return { 'application/json': { schema: schemaOf(body, name) } }
  return Object.fromEntries(body.contentTypes.map((type) => [type, {}]))
}

/** Refusals by status; each code with its situation and what to do. */
function refusalsOf(codes: readonly ErrorCode[]): Json {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
  const statuses = [...new Set(codes.map((code) => errorCodes[code].status))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = codes.filter((code) => errorCodes[code].status === status)
      const lines = ofStatus.map((code) => `${code}：${errorCodes[code].situation}。${errorCodes[code].remedy}。`)
      return [status, { description: lines.join('\n'), content }]
    }),
  )
}

/** What travels, as JSON Schema 2020-12, which is what OpenAPI 3.1 takes. */
function schemaOf(schema: z.ZodType, name: string): Json {
  const { $schema, ...json } = z.toJSONSchema(schema, { io: 'input' })
  if (JSON.stringify(json).includes('"$ref":'))
    throw new Error(`${name}: a schema that refers to itself cannot stand inside the API document`)
  return json
}
