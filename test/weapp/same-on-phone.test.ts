import path from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'acorn'
import { readRulesetFile, rulesetVersions } from '../../cloudfunctions/local/ruleset-files'
import { type Digest, digestRows } from './digest-rows'
import { buildForPhone, runOnPhone } from './run-on-phone'

const versions = rulesetVersions()
const ROWS = 100_000
const each = 2 * Math.ceil(ROWS / versions.length / 2)
let code = ''
beforeAll(() => {
  code = buildForPhone(path.join(__dirname, 'digest-rows.ts'))
}, 120_000)

test('the build is ES5', () => {
  expect(() => parse(code, { ecmaVersion: 5 })).not.toThrow()
})

test('the phone has neither Node nor eval', () => {
  const tries = runOnPhone(`
    exports.globals = function () { return [typeof process, typeof require, typeof Buffer, typeof TextEncoder].join() }
    exports.evaluate = function () { return new Function('return 1')() }`)
  expect(tries.globals?.()).toBe(Array(4).fill('undefined').join())
  expect(() => tries.evaluate?.()).toThrow(/Code generation from strings disallowed/)
})

describe.each(versions.map(({ id, version, file }) => [`${id}@${version}`, file] as const))('%s', (_, file) => {
  test(`${each} generated rows give the same bytes here and on a phone`, () => {
    const json = JSON.stringify(readRulesetFile(file).value)
    const here = digestRows(json, each, 20261121)
    const there = runOnPhone(code).digestRows?.(json, each, 20261121) as Digest
    expect({ ...there }).toEqual(here)
    expect(here.refused).toBeGreaterThan(0)
    expect(here.refused).toBeLessThan(each / 2)
  }, 600_000)
})
