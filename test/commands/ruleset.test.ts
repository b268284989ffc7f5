import { expect, test } from '@jest/globals'
import { runCommand } from './run'

test('lists every version', () => {
  const { status, stdout } = runCommand('ruleset', ['list'])
  expect(status).toBe(0)
  expect(JSON.parse(stdout).map(({ id, version }: Record<string, string>) => `${id}@${version}`)).toEqual(
    expect.arrayContaining(['default/pioneer-index@2026-01-01', 'jinhua/fortress-index@2018-01-01']),
  )
})

test('lint passes on what is shipped and fails on an unknown name', () => {
  expect(runCommand('ruleset', ['lint']).status).toBe(0)
  expect(runCommand('ruleset', ['lint', 'no/such']).status).toBe(2)
})
