import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { openRuleset } from '../../../cloudfunctions/local/ruleset-files'
import { compileRuleset } from '../../../shared/rules/compile-ruleset'
import { encodeFacts } from '../../../shared/rules/facts/encode-facts'
import { readRuleset } from '../../../shared/rules/read-ruleset'
import { scoreRow } from '../../../shared/rules/score-row'
import { calendarYear } from '../../../shared/values/window'

const TEXT = readFileSync('rulesets/jinhua/fortress-index/2018-01-01.yaml', 'utf8')
const ruleset = readRuleset(TEXT, 'jinhua.yaml').value
const period = calendarYear(2018)

test('one hash covers the ruleset and its options, and nothing else', () => {
  const { hash } = compileRuleset(ruleset)
  expect(compileRuleset(readRuleset(`# 另加的说明\n${TEXT}`, 'jinhua.yaml').value).hash).toBe(hash)
  expect(compileRuleset(ruleset, { 'required.lecture': 4 }).hash).toBe(hash)
  expect(compileRuleset(ruleset, { 'required.lecture': 5 }).hash).not.toBe(hash)
  expect(compileRuleset(readRuleset(TEXT.replace('loss: 2', 'loss: 2.01'), 'jinhua.yaml').value).hash).not.toBe(hash)
})

test('the document’s 61 scoring clauses are there', () => {
  expect(compileRuleset(ruleset).clauses).toHaveLength(61)
})

test('a live row whose condition has lapsed counts zero and is flagged, and stays valid', () => {
  const program = compileRuleset(ruleset)
  const facts = [
    { clause: 'pioneer.5', value: { branch_average: '89.00', city_average: '90.00' } },
    { clause: 'pioneer.5', value: '3.00' },
  ]
  const encoded = encodeFacts(
    program,
    { facts, subject: {}, absent: 'satisfied' },
    { period, asOf: period.to, strict: false },
  )
  const { total, flags } = scoreRow(program, encoded)
  expect(total).toBe(8000)
  expect(flags).toContain('condition-lapsed:pioneer.5')
})

test('a live row keeps its recorded steps when its total falls below what they grant', () => {
  const stars = compileRuleset(openRuleset('zhenjiang/quality-sheet').value)
  const steps = ['four-audit', 'five-declare', 'five-spot', 'five-assess'].map((step) => ({
    clause: `process.${step}`,
    value: true,
  }))
  const row = { facts: [...steps, { clause: 'system.org-life.three-meetings', quantity: 11 }], subject: {} }
  const encode = (strict: boolean) =>
    encodeFacts(stars, { ...row, absent: 'satisfied' }, { period, asOf: period.to, strict })
  expect(() => encode(true)).toThrow(expect.objectContaining({ code: 'condition-not-met' }))
  expect(scoreRow(stars, encode(false)).standing).toBe('三星')
})

test('exclusive findings cannot stand together', () => {
  const exclusive = TEXT.replace(
    '- id: basic.politics.2.b\n',
    '- id: basic.politics.2.b\n                excludes: [basic.politics.2.a]\n',
  )
  const program = compileRuleset(readRuleset(exclusive, 'jinhua.yaml').value)
  const score = (a: boolean, b: boolean) => {
    const facts = [
      { clause: 'basic.politics.2.a', value: a },
      { clause: 'basic.politics.2.b', value: b },
    ]
    return encodeFacts(program, { facts, subject: {}, absent: 'satisfied' }, { period, asOf: period.to })
  }
  expect(() => score(true, true)).toThrow(expect.objectContaining({ code: 'exclusive', clause: 'basic.politics.2.b' }))
  expect(() => score(true, false)).not.toThrow()
  expect(() => score(false, true)).not.toThrow()
})
