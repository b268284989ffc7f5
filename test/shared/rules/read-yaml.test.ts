import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { CORE_SCHEMA, load } from 'js-yaml'
import * as z from 'zod'
import { readWithPlaces, readYaml } from '../../../shared/rules/read-yaml'

const ROOT = path.join(__dirname, '../../../rulesets')
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))

describe('the fast reader and the one that knows places', () => {
  test.each(files)('say the same of %s', (name) => {
    const text = readFileSync(path.join(ROOT, name), 'utf8')
    expect(load(text, { schema: CORE_SCHEMA })).toEqual(readWithPlaces(text, name).value)
  })

  test.each(
    '1_000 0b11 0o17 0x1f .5 1. +1 1e3 .inf ~ null Null yes on 2019-01-01 1:30 00 012 << = 1__0 True 1E5 1.2.3'.split(
      ' ',
    ),
  )('read %s as the same value', (scalar) => {
    const text = `a: ${scalar}`
    expect(load(text, { schema: CORE_SCHEMA })).toEqual(readWithPlaces(text, 'a.yaml').value)
  })
})

describe('a file', () => {
  const schema = z.strictObject({ a: z.array(z.number()), b: z.string().optional() })
  const read = (text: string) => readYaml(text, 'a.yaml', schema, 'ruleset-invalid')

  test('says where its values stand', () => {
    expect(read('b: x\na:\n  - 1\n  - 2\n').locate(['a', 1])).toBe('a.yaml:4')
  })

  test('with aliases is read all the same', () => {
    expect(read('b: &x y\na: [1]\n').value).toEqual({ a: [1], b: 'y' })
  })

  test.each([
    ['a: [1]\nb: 2\n', 'ruleset-invalid', /^a\.yaml:2 b：/],
    ['a: [1]\nc: 2\n', 'ruleset-invalid', /“c”/],
    ['a: [1]\na: [2]\n', 'broken-yaml', /^a\.yaml:2 /],
    ['a: [1\n', 'broken-yaml', /^a\.yaml:\d/],
  ])('that is wrong is refused with its line: %j', (text, code, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }))
  })
})
