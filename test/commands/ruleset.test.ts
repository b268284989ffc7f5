import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { runCommand, runScript } from './run'

const folder = mkdtempSync(path.join(tmpdir(), 'ruleset-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('lists every version', () => {
  const { status, stdout } = runScript('ruleset', ['list'])
  expect(status).toBe(0)
  expect(JSON.parse(stdout).map(({ id, version }: Record<string, string>) => `${id}@${version}`)).toEqual(
    expect.arrayContaining(['default/pioneer-index@2026-01-01', 'jinhua/fortress-index@2018-01-01']),
  )
})

test('lint passes on what is shipped, shows what policy leaves uncounted, and fails on an unknown name', () => {
  const { status, stdout } = runCommand('ruleset', ['lint'])
  expect(status).toBe(0)
  expect(stdout).toMatch(/2018-01-01\.yaml:\d+ 已说明 “网上主流信息未推送”默认不计入.*policy\.basic\.politics\.5/)
  expect(runCommand('ruleset', ['lint', 'no/such']).status).toBe(2)
})

test('lint names every mistake of a draft, wherever it stands, with its line and the name that was meant', () => {
  const draft = path.join(folder, 'draft.yaml')
  const wrong = readFileSync('rulesets/jinhua/fortress-index/2018-01-01.yaml', 'utf8')
    .replace('mechanism: per-occurrence-loss', 'mechanism: per-ocurrence-loss')
    .replace('expects: honour', 'expects: honor')
    .replace('short: ', 'shortt: ')
  writeFileSync(draft, wrong)
  const { status, lines } = runCommand('ruleset', ['lint', draft])
  expect(status).toBe(1)
  const at = (text: string) => `${draft}:${wrong.split('\n').findIndex((line) => line.includes(text)) + 1} `
  const told = (text: string) => lines.find((line) => line.startsWith(path.relative(process.cwd(), at(text))))
  expect(told('per-ocurrence-loss')).toContain('是不是“per-occurrence-loss”？')
  expect(told('expects: honor')).toContain('只能是 “duty”、“fault”、“honour” 之一')
  expect(lines.join('\n')).toContain('不认识的写法 “shortt”')
})

test('lint takes a place, a ruleset or one version of it', () => {
  const linted = (written: string) =>
    runCommand('ruleset', ['lint', written]).lines.filter((line) => /：\d+ 个问题/.test(line))
  expect(linted('jinhua')).toHaveLength(2)
  expect(linted('jinhua/fortress-index')).toHaveLength(2)
  expect(linted('jinhua/fortress-index@2018-01-01')).toEqual([
    expect.stringMatching(/^jinhua\/fortress-index@2018-01-01：0 个问题/),
  ])
})

test('the JSON Schema for editors is the one the code emits', () => {
  const { status, stdout } = runCommand('ruleset', ['schema'])
  expect(status).toBe(0)
  // When this fails: npm run --silent ruleset -- schema > rulesets/ruleset.schema.json
  expect(readFileSync('rulesets/ruleset.schema.json', 'utf8')).toBe(stdout)
})

test('describe tells what each clause takes', () => {
  const { status, stdout } = runCommand('ruleset', ['describe', 'jinhua/fortress-index@2018-01-01'])
  expect(status).toBe(0)
  const clauses = JSON.parse(stdout)
  expect(clauses).toHaveLength(61)
  const of = (id: string) => clauses.find(({ clause }: { clause: string }) => clause === id)
  expect(of('basic.system.2')).toMatchObject({
    mechanism: 'assessed-range',
    effect: 'loss',
    facts: [{ field: 'value', type: 'points', unit: '分', least: 0.5, most: 2 }, { field: 'matter' }],
    cite: '金华指标 附件 制度建设 2',
    interim: 'as-it-happens',
  })
  expect(of('basic.organization.3.a')).toMatchObject({
    measure: { name: 'members-meeting.held', label: '党员大会', unit: '次' },
    facts: [
      { field: 'quantity', type: 'count', unit: '次', least: 0, most: 4 },
      { field: 'done', type: 'count' },
      { field: 'value', type: 'list' },
    ],
  })
  expect(of('pioneer.1').facts[0]).toMatchObject({ field: 'level', words: expect.arrayContaining(['national']) })
  expect(of('pioneer.5').facts.map(({ type }: { type: string }) => type)).toEqual(['points', 'means'])
})

test('show prints the ruleset as it was read', () => {
  const { status, stdout } = runCommand('ruleset', ['show', 'jinhua/fortress-index@2018-01-01'])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ ruleset: 'jinhua/fortress-index', effective_from: '2018-01-01' })
})

test('compare shows who moves, by how much and through which clauses', () => {
  const changed = path.join(folder, 'changed.yaml')
  const text = readFileSync('rulesets/jinhua/fortress-index/2018-01-01.yaml', 'utf8')
  writeFileSync(
    changed,
    text.replace(
      'label: 主题党日缺几个月\n                mechanism: shortfall-loss\n                loss: 1',
      'label: 主题党日缺几个月\n                mechanism: shortfall-loss\n                loss: 1.5',
    ),
  )
  const facts = path.join(folder, 'facts.yaml')
  writeFileSync(
    facts,
    `absent: satisfied
period: 2018
cases:
  - { id: 一支部, facts: [{ clause: basic.ideology.4, quantity: 1 }, { clause: pioneer.1, level: provincial, quantity: 1 }, { clause: pioneer.2, level: national, quantity: 1 }] }
  - { id: 二支部, facts: [{ clause: basic.style.1, value: true }] }
`,
  )
  const args = ['compare', 'jinhua/fortress-index@2018-01-01', changed, '--facts', facts]
  const table = runCommand('ruleset', args)
  expect(table.status).toBe(0)
  expect(table.stdout).toMatch(/一支部\s+90\.00\s+89\.50\s+-0\.50\s+达标 → 未达标/)
  expect(table.stdout).toContain('主题党日缺几个月（basic.ideology.4）-1.00 → -1.50')
  expect(table.stdout).not.toContain('二支部')
  expect(table.stdout).toContain('共 2 个对象，1 个有变动，其中 1 个等次改变')
  expect(JSON.parse(runCommand('ruleset', [...args, '--json']).stdout)).toMatchObject({
    subjects: 2,
    moved: 1,
    moves: [
      {
        id: '一支部',
        before: '90.00',
        after: '89.50',
        standingBefore: '达标',
        standingAfter: '未达标',
        through: [{ clause: 'basic.ideology.4', before: '-1.00', after: '-1.50' }],
      },
    ],
  })
})

test('asked for help, says how it is used', () => {
  const { status, stdout } = runCommand('ruleset', ['--help'])
  expect(status).toBe(0)
  expect(stdout).toContain('用法')
})

test.each([[[]], [['compare', 'jinhua', 'jinhua']], [['describe']], [['list', '--colour']]])(
  '%j is not understood',
  (args) => {
    const { status, stderr } = runCommand('ruleset', args)
    expect(status).toBe(2)
    expect(stderr).toContain('用法')
  },
)
