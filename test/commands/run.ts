import { spawnSync } from 'node:child_process'
import path from 'node:path'

const ROOT = path.join(__dirname, '../..')

/** Runs one of the project's commands as a user would and returns what it printed. */
export function runCommand(name: 'score' | 'ruleset', args: string[], env: Record<string, string> = {}) {
  const command = path.join(ROOT, 'cloudfunctions/local/commands', `${name}.ts`)
  const tsx = path.join(ROOT, 'node_modules/.bin/tsx')
  const { status, stdout, stderr } = spawnSync(tsx, [command, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, stdout, stderr, lines: stdout.split('\n').filter((line) => line !== '') }
}
