import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { runCommand } from './run'

const folder = mkdtempSync(path.join(tmpdir(), 'score-documents-'))
afterAll(() => rmSync(folder, { recursive: true }))

function sheet(ruleset: string, facts: string, ...options: string[]): string {
  const file = path.join(folder, `${ruleset.replaceAll('/', '-')}.yaml`)
  writeFileSync(file, `absent: satisfied\ncases:\n  - id: one\n    facts:\n${facts}`)
  const { status, stdout } = runCommand('score', [...options, ruleset, file])
  expect(status).toBe(0)
  return stdout
}

test('a checklist prints tasks passed, failed and not applicable, and no points', () => {
  const facts = `      - { clause: task.1.size, form: branch, full_members: 60, at: 甲 }
      - { clause: task.2, applies: false }
`
  const printed = sheet('haimen', facts, '--explain')
  expect(printed).toMatch(/【组织设置优化】 .* 1\/2\n/)
  expect(printed).toMatch(/规范设置党组织 .* 不过\n/)
  expect(printed).toMatch(/流动单位临时组织 .* 不适用\n/)
  expect(printed).toContain('正式党员 60 人，应为党总支，现为党支部')
  expect(printed).toContain('通过 16/17　等次 不合格')
  expect(JSON.parse(sheet('haimen', facts))).toMatchObject({
    total: '16/17',
    qualified: false,
    failing: ['task.1'],
    measured: { 甲: 'fail' },
  })
})

test('points lost and won stand beside the total and its base', () => {
  const facts = `      - { clause: thought.theory-study, quantity: 2 }
      - { clause: honour.advanced, level: province }
`
  expect(JSON.parse(sheet('dazhou', facts))).toMatchObject({
    base: '100.00',
    lost: '2.00',
    won: '2.00',
    total: '100.00',
    standing: null,
  })
})

test('a part’s limit, an award outside its window and a recorded step show on the sheet', () => {
  const printed = sheet(
    'zhenjiang',
    `      - { clause: team.members.pioneer-weak, value: true }
      - { clause: team.members.lost-contact, quantity: 3 }
      - { clause: process.four-audit, value: true }
      - { clause: other.award, level: national, date: 2017-05-01 }
`,
    '--explain',
  )
  expect(printed).toContain('3 人，3 × 1.00 = 3.00，封顶后计 0.00')
  expect(printed).toContain('2017-05-01 不在 2018-01-01 至 2018-12-31 之内，不计')
  expect(printed).toMatch(/四星认定 .* 有\n/)
  expect(printed).toContain('总分 98.00　等次 四星')
})

test('without a threshold no verdict is printed', () => {
  const printed = sheet('shaoxing', '      - { clause: bonus.3, quantity: 1 }\n', '--explain')
  expect(printed).toContain('总分 121.00（加分前 120.00）　等次 不评定')
})
