import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'acorn'
import { readRulesetFile, rulesetVersions } from '../../cloudfunctions/local/ruleset-files'
import { type Digest, digestRows } from './digest-rows'
import { TEST_PAGES, WEAPP } from './harness/build-weapp'
import { runTestPage } from './run-test-page'

const versions = rulesetVersions()
const ROWS = 100_000
const each = 2 * Math.ceil(ROWS / versions.length / 2)
const PAGE = 'pages/digest/index'
const scriptsOf = (directory: string) =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(directory, name), 'utf8'))

test('the build is ES5', () => {
  for (const code of scriptsOf(TEST_PAGES)) expect(() => parse(code, { ecmaVersion: 5 })).not.toThrow()
})

test('the phone has neither Node nor eval', () => {
  const { globals, evaluate } = runTestPage(TEST_PAGES, PAGE)
  expect(globals?.()).toBe(Array(3).fill('undefined').join())
  expect(() => evaluate?.()).toThrow(/Code generation from strings disallowed/)
})

test('what is shipped has nothing of it', () => {
  expect(scriptsOf(TEST_PAGES).some((code) => code.includes('wx.offer'))).toBe(true)
  expect(scriptsOf(WEAPP).filter((code) => code.includes('wx.offer'))).toEqual([])
}, 600_000)

describe.each(versions.map(({ id, version, file }) => [`${id}@${version}`, file] as const))('%s', (_, file) => {
  test(`${each} generated rows give the same bytes here and on a phone`, () => {
    const json = JSON.stringify(readRulesetFile(file).value)
    const here = digestRows(json, each, 20261121)
    const there = runTestPage(TEST_PAGES, PAGE).digestRows?.(json, each, 20261121) as Digest
    expect({ ...there }).toEqual(here)
    expect(here.refused).toBeGreaterThan(0)
    expect(here.refused).toBeLessThan(each / 2)
  }, 600_000)
})
