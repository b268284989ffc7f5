import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { bundleProgram } from '../bundle-program'

const ROOT = path.join(__dirname, '../..')

const bundles = new Map<string, string>()

/** Runs one of the project's commands in a process of its own and returns what it printed. */
export function runCommand(name: 'score' | 'ruleset', args: string[], env: Record<string, string> = {}) {
  const bundle = bundles.get(name) ?? bundleProgram(`cloudfunctions/local/commands/${name}.ts`)
  bundles.set(name, bundle)
  return run(process.execPath, [bundle, ...args], env)
}

/** Runs it by the line that the README gives. */
export function runScript(name: 'score' | 'ruleset', args: string[]) {
  return run('npm', ['run', '--silent', name, '--', ...args], {})
}

function run(program: string, args: string[], env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, stdout, stderr, lines: stdout.split('\n').filter((line) => line !== '') }
}
