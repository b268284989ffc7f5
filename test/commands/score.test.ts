import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { runCommand, runScript } from './run'

const folder = mkdtempSync(path.join(tmpdir(), 'score-'))
afterAll(() => rmSync(folder, { recursive: true }))

const JINHUA = 'rulesets/jinhua/fortress-index/2018-01-01.yaml'
const CASES = 'rulesets/jinhua/fortress-index/2018-01-01.cases.yaml'

function file(name: string, text: string): string {
  const full = path.join(folder, name)
  writeFileSync(full, text)
  return full
}

const facts = file(
  'facts.yaml',
  `absent: satisfied
period: 2018
cases:
  - id: one
    title: 样例
    facts:
      - { clause: basic.ideology.4, quantity: 2 }
      - { clause: pioneer.1, level: national, quantity: 3 }
    self: { basic.ideology.4: 3, pioneer.1: 12 }
  - id: two
    facts:
      - { clause: basic.ideology.2, value: "3.50" }
`,
)

describe('score', () => {
  test('prints one JSON object a line and case', () => {
    const { status, lines } = runScript('score', ['jinhua', facts])
    expect(status).toBe(0)
    const [one, two] = lines.map((line) => JSON.parse(line))
    expect(one).toMatchObject({
      id: 'one',
      valid: true,
      ruleset: 'jinhua/fortress-index',
      version: '2018-01-01',
      basis: 'closed',
      sections: { basic: '78.00', 'basic.ideology': '13.00', pioneer: '12.00', bottom: '0.00' },
      total: '90.00',
      standing: '达标',
      flags: [],
    })
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(one.lines).toHaveLength(62)
    expect(one.lines.find(({ clause }: { clause: string }) => clause === 'pioneer.1')).toMatchObject({
      points: '12.00',
      before_limit: '18.00',
      limit: '12.00',
      facts: '国家级 3 项',
      arithmetic: '3 × 6.00 = 18.00',
      cite: '金华指标 附件 先锋分 1',
      state: 'met',
    })
    expect(two).toEqual({
      id: 'two',
      valid: false,
      error: {
        code: 'out-of-range',
        clause: 'basic.ideology.2',
        fact: 0,
        message: expect.stringContaining('1.00–3.00'),
      },
    })
  })

  test('prints a sheet with self and assessed columns', () => {
    const { stdout } = runCommand('score', ['--explain', 'jinhua', facts])
    expect(stdout).toMatch(/项目\s+分值\s+自评\s+考评/)
    expect(stdout).toMatch(/主题党日缺几个月\s+3\.00\s+3\.00\s+1\.00/)
    expect(stdout).toMatch(/中心工作表彰\s+12\.00\s+12\.00\s+12\.00/)
    expect(stdout).toContain('缺 2 个月，2 × 1.00 = 2.00（金华指标 附件 思想建设 4）')
    expect(stdout).toContain('封顶后计 12.00')
    expect(stdout).toContain('总分 90.00（加分前 78.00）　等次 达标')
    expect(stdout).toContain('不予计分')
  })

  test('tells a faultless branch that it still needs award points', () => {
    const { stdout } = runCommand('score', [
      '--explain',
      'jinhua',
      file('none.yaml', 'absent: satisfied\ncases: [{ id: a }]\n'),
    ])
    expect(stdout).toContain('不失分也只有 80.00 分；要达到“达标”还须另得 10.00 分。')
  })

  test('tells mid-year what would reach the next standing at the least effort', () => {
    const text =
      'absent: satisfied\nas_of: 2018-07-15\ncases: [{ id: a, facts: [{ clause: pioneer.1, level: national }] }]\n'
    const { stdout } = runCommand('score', ['--explain', 'jinhua', file('mid-year.yaml', text)])
    expect(stdout).toContain(
      '离“达标”还差 4.00 分，最省的做法：中心工作表彰 国家级 1 项 → 国家级 1 项、市委市政府 1 项（+4.00）',
    )
  })

  test('a disagreement with what a case expects is named and fails', () => {
    const wrong = file('wrong.yaml', 'absent: satisfied\ncases:\n  - { id: a, expected: { total: "79.99" } }\n')
    const { status, stderr } = runCommand('score', ['jinhua', wrong])
    expect(status).toBe(1)
    expect(stderr).toContain('a 与期望不符 total：算得 80.00，期望 79.99')
  })

  test('gives the same in every zone', () => {
    const zones = ['Pacific/Kiritimati', 'UTC', 'Asia/Shanghai', 'America/New_York']
    const runs = zones.map((TZ) => runCommand('score', ['jinhua/fortress-index@2018-01-01', CASES], { TZ }))
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0, 0])
    for (const { stdout } of runs) expect(stdout).toBe(runs[0]?.stdout)
  })
})

describe('bad input', () => {
  const refused = (ruleset: string, factsFile: string) => {
    const { status, lines } = runCommand('score', [ruleset, factsFile])
    expect(status).toBe(2)
    return JSON.parse(lines[0] ?? '{}').error
  }
  const changed = (name: string, from: string | RegExp, to: string) => {
    const text = readFileSync(JINHUA, 'utf8')
    expect(text).toMatch(from)
    return file(name, text.replace(from, to))
  }

  test('broken YAML names file and line', () => {
    const error = refused('jinhua', file('broken.yaml', 'absent: satisfied\ncases:\n  - id: [1\n'))
    expect(error).toMatchObject({ code: 'broken-yaml', message: expect.stringMatching(/broken\.yaml:\d+ /) })
  })

  test.each([
    [
      'an unknown word in a fact',
      'absent: satisfied\ncases:\n  - id: a\n    facts:\n      - { clause: basic.politics.1, quanttiy: 1 }\n',
      ':5 ',
    ],
    ['no word on what absence means', 'cases: [{ id: a }]\n', ':1 '],
    [
      'neither clause nor measure',
      'absent: satisfied\ncases:\n  - id: a\n    facts:\n      - { quantity: 1 }\n',
      ':5 ',
    ],
    ['a day that does not exist', 'absent: satisfied\nas_of: 2018-02-30\ncases: [{ id: a }]\n', ':2 '],
    ['a key written twice', 'absent: satisfied\nabsent: no-evidence\ncases: [{ id: a }]\n', ':2 '],
  ])('%s', (name, text, line) => {
    const error = refused('jinhua', file('bad.yaml', text))
    expect({ name, ...error }).toMatchObject({
      code: expect.stringMatching(/facts-invalid|broken-yaml/),
      message: expect.stringContaining(`bad.yaml${line}`),
    })
  })

  test('facts written for another ruleset are not scored', () => {
    expect(refused('jinhua/fortress-index@2019-01-01', CASES)).toMatchObject({ code: 'facts-invalid' })
  })

  test.each([
    ['jinhua/fortress', 'ruleset-not-found'],
    ['jinhua/fortress-index@2001-01-01', 'ruleset-not-found'],
    ['../secret', 'ruleset-not-found'],
    ['no-such-file.yaml', 'ruleset-not-found'],
  ])('the ruleset %s', (name, code) => {
    expect(refused(name, facts)).toMatchObject({ code })
  })

  test.each([
    ['a key nobody knows', /loss: 2\n/, 'loss: 2\n                gain: 2\n'],
    ['a mechanism outside the closed set', 'mechanism: per-occurrence-loss', 'mechanism: eval'],
    ['a third decimal', 'loss: 0.5', 'loss: 0.505'],
    ['a negative weight', 'weight: 4', 'weight: -4'],
    ['an id used twice', 'id: basic.politics.2.b', 'id: basic.politics.2.a'],
    ['a measure outside the catalogue', 'reads: plans.missing', 'reads: likes.received'],
    ['an option that is not declared', 'option: required.lecture', 'option: required.lectures'],
    ['a clause without citation', / +cite: 附件 政治建设 1\n/, ''],
    ['a bounded last band', '{ label: 未达标, clause', '{ label: 未达标, from: 10, clause'],
  ])('a ruleset with %s names file and line', (_, from, to) => {
    const error = refused(changed('changed.yaml', from, to), facts)
    expect(error).toMatchObject({
      code: 'ruleset-invalid',
      message: expect.stringMatching(/changed\.yaml:\d+ .*\p{Script=Han}/u),
    })
  })
})

test('an option that there is not, and a call for help, answer with how it is used', () => {
  const wrong = runCommand('score', ['--colour', 'jinhua', facts])
  expect(wrong.status).toBe(2)
  expect(wrong.stderr).toContain('用法')
  expect(wrong.stderr).not.toContain('at main')
  expect(JSON.parse(wrong.stdout)).toMatchObject({ valid: false, error: { code: 'facts-invalid' } })
  const help = runCommand('score', ['--help'])
  expect(help.status).toBe(0)
  expect(help.stdout).toContain('用法')
})

test('the sheet says what it was before awards, whose duty a clause is, and flags by their labels', () => {
  const sheet = runCommand('score', [
    '--explain',
    'zhenjiang',
    file(
      'zhenjiang.yaml',
      `absent: satisfied
cases:
  - id: one
    facts:
      - { clause: coverage.adjustment.reminder, value: true }
      - { clause: other.award, level: national, matter: 甲 }
      - { clause: veto.no-secretary, value: true }
`,
    ),
  ]).stdout
  expect(sheet).toContain('总分 103.00（加分前 98.00）　等次 不评星（按总分为四星）')
  expect(sheet).toMatch(/换届一览表与书面提醒：未做到，扣 2\.00；上级责任/)
  expect(sheet).toContain('未授星，列为软弱涣散，限期整顿')
  const dazhou = runCommand('score', [
    '--explain',
    'dazhou',
    file(
      'dazhou.yaml',
      'absent: satisfied\ncases:\n  - { id: one, facts: [{ clause: org.report-in.missing, quantity: 3 }] }\n',
    ),
  ]).stdout
  expect(dazhou).toContain('超过上限的部分不计（双报到季度缺次）')
})
