import { expect, test } from '@jest/globals'
import { openRuleset } from '../../../../cloudfunctions/local/ruleset-files'
import { meetsProvision } from '../../../../shared/rules/provisions/meets-provision'
import { codeOf } from '../../../code-of'

const zhenjiang = openRuleset('zhenjiang/quality-sheet').value
const dazhou = openRuleset('dazhou/performance-index').value

test('the last day of February is the day of the year it is asked for', () => {
  expect(meetsProvision(zhenjiang, 'deadline.dues-recheck', '2020-02-29', { year: 2020 })).toBe(true)
  expect(meetsProvision(zhenjiang, 'deadline.dues-recheck', '2019-03-01', { year: 2019 })).toBe(false)
})

test.each([
  ['no such provision', 'plan.none', 1, 'unknown-clause'],
  ['a role has no figure', 'plan.require.role-main', 1, 'unknown-clause'],
  ['no day is stated', 'thought.four-systems', 1, 'not-graded'],
  ['no figure is stated', 'plan.develop.party-rank', 1, 'not-graded'],
  ['no part of a picture', 'plan.show.picture-limit', '1.5', 'not-whole'],
  ['no such day', 'plan.show.due-0530', '2019-02-30', 'not-a-date'],
])('%s', (_, id, figure, code) => {
  expect(codeOf(() => meetsProvision(dazhou, id, figure, { year: 2019 }))).toBe(code)
})

test('a target asked from so many members on needs their number', () => {
  expect(codeOf(() => meetsProvision(zhenjiang, 'ratio.group-size', 1, { year: 2018 }))).toBe('facts-invalid')
})
