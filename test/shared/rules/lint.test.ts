import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { changelogEntry } from '../../../shared/rules/lint/changelog-entry'
import { lintRuleset } from '../../../shared/rules/lint/lint-ruleset'
import { readRuleset } from '../../../shared/rules/read-ruleset'

const JINHUA = readFileSync('rulesets/jinhua/fortress-index/2018-01-01.yaml', 'utf8')

function lintChanged(from: string | RegExp, to: string) {
  expect(JINHUA).toMatch(from)
  return lintRuleset(readRuleset(JINHUA.replace(from, to), 'changed.yaml').value)
}

test.each([
  ['a weight that breaks its section sum', 'weight: 4', 'weight: 5', '合计 16.00，文件写明 15.00'],
  ['standings in the wrong order', '{ label: 优秀, from: 110,', '{ label: 优秀, from: 90,', '没有从高到低'],
  ['a gap below the first band', '{ from: 0, loss: 0 }', '{ from: 1, loss: 0 }', '分档从 1 开始'],
  ['steps that do not rise', '{ from_months: 12, loss: 2 }', '{ from_months: 0, loss: 2 }', '没有从小到大'],
  ['a range upside down', 'loss: [1, 3]', 'loss: [3, 1]', '下限不小于上限'],
  ['a level without a name', '  parent: 上一级党委（党组）\n', '', '“parent”没有中文名称'],
  [
    'an award among marks that are lost',
    /weight: 4\n(\s+clauses:\n\s+- id: basic\.politics\.1\n)/,
    'cap: 4\n$1',
    '从零加起',
  ],
  ['one measure charged twice', 'reads: plans.missing', 'reads: theme-day.months-missing', '各扣一次'],
  [
    'a duty that cannot say what is lacking',
    /(basic\.organization\.4\n[\s\S]*?expects: )fault/,
    '$1duty',
    '说不出没做到扣多少',
  ],
  ['a giver of a level nobody uses', '市委组织部: works-committee', '市委组织部: county', '没有条款使用'],
  ['a flag nobody explains', 'rulings: [J28]', 'rulings: [J28]\n                flags: [mystery]', '没有说明的标记'],
])('finds %s', (_, from, to, message) => {
  const findings = lintChanged(from, to)
  expect(findings.map((finding) => finding.message).join('\n')).toContain(message)
  expect(findings.some(({ declared }) => !declared)).toBe(true)
})

const ZHENJIANG = readFileSync('rulesets/zhenjiang/quality-sheet/2018-01-01.yaml', 'utf8')

test.each([
  ['parts that do not make up the weight', 'limit: 2 }', 'limit: 1 }', '各部分合计 2.00，权重 3.00'],
  ['a gap below the first measured band', '{ from: 0, loss: 4 }', '{ from: 1, loss: 4 }', '分档从 1.00 开始'],
  ['a measured band beyond the most there can be', '{ from: 90, loss: 0 }', '{ from: 100.01, loss: 0 }', '永远到不了'],
])('finds %s', (_, from, to, message) => {
  expect(ZHENJIANG).toContain(from)
  const findings = lintRuleset(readRuleset(ZHENJIANG.replace(from, to), 'changed.yaml').value)
  expect(findings.map((finding) => finding.message).join('\n')).toContain(message)
})

test.each([
  [
    'a part nobody declared',
    'part: coverage.membership.covered-part',
    'part: coverage.membership.other',
    '没有“coverage.membership.other”这一部分',
  ],
  ['a window nobody declared', 'window: recent', 'window: lately', '没有名为“lately”的期间'],
  ['a step that is no clause', 'awaits: process.four-audit', 'awaits: process.nothing', '没有“process.nothing”这一条'],
  [
    'a switch that is no option',
    'option: lost-contact.own-part',
    'option: nothing',
    '没有类型为 switch 的参数“nothing”',
  ],
  ['a standing that is no band', 'on: 四星', 'on: 六星', '没有“六星”这一等次'],
  ['a provision under a clause’s id', 'id: doc.handbook', 'id: other.award', '编号“other.award”用了两次'],
])('refuses %s', (_, from, to, message) => {
  expect(ZHENJIANG).toContain(from)
  expect(() => readRuleset(ZHENJIANG.replace(from, to), 'changed.yaml')).toThrow(message)
})

test('finds a gap between the sizes of two forms', () => {
  const haimen = readFileSync('rulesets/haimen/model-checklist/2019-11-04.yaml', 'utf8')
  const from = 'general-branch: { from: 50, to: 100 }'
  expect(haimen).toContain(from)
  const changed = haimen.replace(from, 'general-branch: { from: 52, to: 100 }')
  expect(lintRuleset(readRuleset(changed, 'changed.yaml').value)).toMatchObject([
    { message: expect.stringContaining('空档'), declared: false },
  ])
})

test('a deviation that the ruleset declares is reported as declared', () => {
  const declared = JINHUA.replace('weight: 4', 'weight: 5').replace(
    /^sections:/m,
    'deviations:\n  - { section: basic.politics, sum: 16, reason: 样例 }\nsections:',
  )
  const findings = lintRuleset(readRuleset(declared, 'changed.yaml').value)
  expect(findings.filter(({ message }) => message.includes('样例'))).toMatchObject([
    { declared: true, message: expect.stringContaining('已说明：样例') },
  ])
})

test('a declared deviation that does not exist is a problem', () => {
  const idle = JINHUA.replace(
    /^sections:/m,
    'deviations:\n  - { section: basic.politics, sum: 16, reason: 样例 }\nsections:',
  )
  // What policy leaves uncounted is declared by its own note.
  const undeclared = lintRuleset(readRuleset(idle, 'changed.yaml').value).filter(({ declared }) => !declared)
  expect(undeclared).toMatchObject([{ message: expect.stringContaining('实际没有这样的差异') }])
})

test.each([
  ['process.self', 'order: 1', 'order: 2'],
  ['process.verify', 'order: 2', 'order: 3'],
  ['process.verify', 'order: 2', 'order: 1'],
  ['process.spot-check', 'order: 3', 'order: 2'],
])('steps out of order are a problem: %s from %s to %s', (step, from, to) => {
  const line = JINHUA.split('\n').find((one) => one.includes(`id: ${step}`)) ?? ''
  expect(line).toContain(from)
  const findings = lintRuleset(readRuleset(JINHUA.replace(line, line.replace(from, to)), 'changed.yaml').value)
  const [first] = findings.filter(({ declared }) => !declared)
  expect(first?.message).toContain('步，前一步是第')
})

describe('the changelog of a place', () => {
  const jinhua = readRuleset(JINHUA, 'jinhua.yaml').value
  const messages = (text: string | undefined) => [...changelogEntry(jinhua, text)].map(({ message }) => message)
  const entry = (rest: string) => `# 金华\n\n- **jinhua/fortress-index@2018-01-01** 首版。${rest}\n`

  test('names each version with the periods and subjects it touches', () => {
    expect(messages(entry('影响：2018 年考核期的\n  全部市直机关党支部。'))).toEqual([])
  })

  test.each([
    ['没有文件', undefined, /没有“- \*\*jinhua/],
    [
      '没有这一版',
      '# 金华\n\n- **jinhua/fortress-index@2019-01-01** 停用两条。影响：2019 年全部党支部。\n',
      /没有“- \*\*jinhua/,
    ],
    ['只在正文里提到', '# 金华\n\n见 jinhua/fortress-index@2018-01-01。\n', /没有“- \*\*jinhua/],
    ['没有写影响', entry(''), /没有写影响哪个期间/],
    ['没有写期间', entry('影响：全部党支部。'), /没有写影响哪个期间/],
    ['没有写对象', entry('影响：2018 年起。'), /没有写影响哪些对象/],
    ['写成别的对象', entry('影响：2018 年起的全部党员。'), /没有写影响哪些对象/],
  ])('%s：报告', (_, text, expected) => {
    expect(messages(text)[0]).toMatch(expected)
  })
})
