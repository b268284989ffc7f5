import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { coveragePage, rulesetCoverage } from '../../cloudfunctions/local/coverage-report'
import { declaredRows } from '../../shared/rules/declared-rows'
import { readRuleset } from '../../shared/rules/read-ruleset'

const coverage = rulesetCoverage()

/** Counted once from the source documents, so that a row cannot vanish from the list and the ruleset together. */
const ROWS = {
  'dazhou/performance-index@2019-01-01': 129,
  'haimen/model-checklist@2019-11-04': 106,
  'jinhua/fortress-index@2018-01-01': 95,
  'jinhua/fortress-index@2019-01-01': 95,
  'shaoxing/five-stars@2020-01-01': 155,
  'zhenjiang/quality-sheet@2018-01-01': 126,
}

test('the lists hold every row of the five documents', () => {
  expect(Object.fromEntries(coverage.map(({ name, rows }) => [name, rows.length]))).toEqual(ROWS)
})

test.each(coverage.map((one) => [one.name, one] as const))('%s carries or excuses every row', (_, { absent, idle }) => {
  expect({ absent, idle }).toEqual({ absent: [], idle: [] })
})

test('docs/coverage.md is what the command would write', () => {
  expect(readFileSync('docs/coverage.md', 'utf8')).toBe(coveragePage(coverage))
})

test('a row that leaves a ruleset is no longer declared', () => {
  const text = readFileSync('rulesets/zhenjiang/quality-sheet/2018-01-01.yaml', 'utf8')
  const ids = (source: string) => declaredRows(readRuleset(source, 'zhenjiang.yaml').value).map(({ id }) => id)
  const line = /^ {2}- .*id: doc\.handbook.*\n/m
  expect(text).toMatch(line)
  expect(ids(text)).toContain('doc.handbook')
  expect(ids(text.replace(line, ''))).not.toContain('doc.handbook')
})
