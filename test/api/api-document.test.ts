import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import * as z from 'zod'
import { buildApiDocument } from '../../cloudfunctions/api/api-document'
import { actions } from '../../shared/access/actions'
import { contract } from '../../shared/contract/contract'
import { defineContract, defineEndpoint, type Endpoint, type Endpoints } from '../../shared/contract/endpoint'
import { errorCodes } from '../../shared/values/error-codes'
import { createSample, sampleContract } from './sample'

const VALIDATOR = require.resolve('@seriousme/openapi-schema-validator/bin/validate-api-cli.js')

/** The verdict of an independent validator with the official OpenAPI 3.1 schema. */
function validate(document: unknown) {
  const folder = mkdtempSync(path.join(tmpdir(), 'openapi-'))
  try {
    const file = path.join(folder, 'openapi.json')
    writeFileSync(file, JSON.stringify(document))
    const { status, stdout, stderr } = spawnSync(process.execPath, [VALIDATOR, file], { encoding: 'utf8' })
    return { status, output: stdout + stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const contracts: [string, Endpoints][] = [
  ['the product', contract],
  ['the sample', sampleContract],
]

test.each(contracts)('the document of %s is valid OpenAPI 3.1', (_, endpoints) => {
  const document = buildApiDocument(endpoints, '0.1.0')
  expect(document.openapi).toBe('3.1.0')
  expect(validate(document)).toMatchObject({ status: 0 })
})

test('the validator does find mistakes', () => {
  const { info, ...rest } = buildApiDocument(contract, '0.1.0')
  expect(info).toBeDefined()
  expect(validate(rest).status).not.toBe(0)
})

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly 'x-who': string
  readonly 'x-errors': readonly (keyof typeof errorCodes)[]
  readonly security: readonly unknown[]
  readonly responses: Readonly<Record<string, { description: string }>>
}

test.each(contracts)('%s lists every endpoint with who may call it and what it may answer', (_, endpoints) => {
  const paths = buildApiDocument(endpoints, '0.1.0').paths as Record<string, Record<string, Operation>>
  const listed = Object.values(paths).flatMap((operations) => Object.values(operations))
  expect(listed.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(endpoints).sort())
  for (const { name, method, path, who, errors, summary } of Object.values(endpoints)) {
    const operation = paths[path]?.[method]
    expect(operation).toMatchObject({ operationId: name, summary, 'x-who': who })
    expect(operation?.description).toContain(
      who === 'anyone' ? '任何人' : who === 'signed-in' ? '已登录的人' : actions[who].label,
    )
    expect(operation?.security.length).toBe(who === 'anyone' ? 0 : 1)
    expect(operation?.['x-errors']).toEqual(expect.arrayContaining([...errors, 'bad-request', 'internal']))
    for (const code of operation?.['x-errors'] ?? []) {
      const { status, situation, remedy } = errorCodes[code]
      expect(operation?.responses[status]?.description).toContain(`${code}：${situation}。${remedy}。`)
    }
  }
})

test('the document is served as it is built', async () => {
  const { app } = createSample()
  const response = await app.request('/openapi.json')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual(buildApiDocument(sampleContract, '0.1.0'))
})

/** Every object schema anywhere in a document. */
function objectsIn(
  value: unknown,
): { properties: Record<string, { title?: unknown }>; additionalProperties?: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(objectsIn)
  return 'properties' in value && 'type' in value && value.type === 'object'
    ? [value as ReturnType<typeof objectsIn>[number], ...inner]
    : inner
}

const described: [string, Endpoint][] = contracts.flatMap(([, endpoints]) => Object.entries(endpoints))
test.each(described)('%s takes and gives strict objects, and names what is asked in Chinese', (_, endpoint) => {
  const schemas = [endpoint.params, endpoint.query, endpoint.body, endpoint.output]
    .filter((schema) => schema !== undefined && '_zod' in schema)
    .map((schema) => z.toJSONSchema(schema as z.ZodType, { io: 'input' }))
  expect(objectsIn(schemas).filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([])
  const asked = schemas.slice(0, endpoint.body === undefined ? 2 : 3)
  const nameless = objectsIn(asked).flatMap(({ properties }) =>
    Object.entries(properties).filter(([, { title }]) => !/\p{Script=Han}/u.test(String(title ?? ''))),
  )
  expect(nameless).toEqual([])
})

test('a schema that refers to itself is refused when the document is built', () => {
  const node = z.strictObject({
    get children() {
      return z.array(node)
    },
  })
  const tree = defineEndpoint({
    name: 'readTree',
    method: 'get',
    path: '/tree',
    summary: '组织树',
    who: 'anyone',
    output: () => node,
    errors: [],
  })
  expect(() => buildApiDocument(defineContract(tree), '0.1.0')).toThrow('readTree')
})
