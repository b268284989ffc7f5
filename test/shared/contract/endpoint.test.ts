import { expect, test } from '@jest/globals'
import * as z from 'zod'
import { contract } from '../../../shared/contract/contract'
import { defineContract, defineEndpoint, type Endpoint } from '../../../shared/contract/endpoint'
import { id } from '../../../shared/contract/values'

const base = {
  summary: '读一条记录',
  who: 'signed-in',
  output: () => z.strictObject({}),
  errors: [],
} as const
const readRecord = defineEndpoint({
  ...base,
  name: 'readRecord',
  method: 'get',
  path: '/records/{recordId}',
  params: { recordId: id },
})

test('parts that are left out take nothing', () => {
  expect(readRecord.query.safeParse({ more: '1' }).success).toBe(false)
  expect(readRecord.params.safeParse({ recordId: '0192f3a0-0000-7000-8000-000000000001', more: '1' }).success).toBe(
    false,
  )
  expect(readRecord.body).toBeUndefined()
})

test('schemas are made when they are first asked for, once', () => {
  let made = 0
  const count = <T>(value: T) => {
    made += 1
    return value
  }
  const endpoint = defineEndpoint({
    ...base,
    name: 'countUp',
    method: 'post',
    path: '/counts',
    query: () => count({ of: id }),
    body: () => count(z.strictObject({})),
    output: () => count(z.strictObject({})),
  })
  expect(made).toBe(0)
  expect(endpoint.output).toBe(endpoint.output)
  expect(endpoint.query.shape.of).toBe(id)
  expect(endpoint.body).toBe(endpoint.body)
  expect(made).toBe(3)
})

test('a path and its parameters agree', () => {
  expect(() =>
    // @ts-expect-error the path names no parameter and the description does: the compiler says so, and so does the start
    defineEndpoint({ ...base, name: 'a', method: 'get', path: '/records/{recordId}', params: { other: id } }),
  ).toThrow('the path names (recordId), params describe (other)')
})

test('a path with a name in it needs the name’s schema', () => {
  expect(() =>
    // @ts-expect-error params are left out
    defineEndpoint({ ...base, name: 'a', method: 'get', path: '/records/{recordId}' }),
  ).toThrow('the path names (recordId), params describe ()')
})

test('a GET takes no body', () => {
  expect(() =>
    defineEndpoint({ ...base, name: 'a', method: 'get', path: '/a', body: () => z.strictObject({}) }),
  ).toThrow('a GET takes no body')
})

test('two endpoints share neither name nor route', () => {
  const twin = defineEndpoint({ ...base, name: 'twin', method: 'get', path: '/records/{id}', params: { id } })
  expect(() => defineContract(readRecord, readRecord)).toThrow('two endpoints share readRecord')
  expect(() => defineContract(readRecord, twin)).toThrow('two endpoints share get /records/{}')
})

const all: [string, Endpoint][] = Object.entries(contract)
test.each(all)('%s is described in Chinese and says who may call it', (name, { summary, who, path }) => {
  expect(name).toMatch(/^[a-z][A-Za-z]+$/)
  expect(summary).toMatch(/\p{Script=Han}/u)
  expect(who).toMatch(/^(anyone|signed-in|[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*)$/)
  expect(path).toMatch(/^(\/([a-z0-9.-]+|\{[a-zA-Z]+\}))+$/)
})
