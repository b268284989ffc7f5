import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../../..')
const SOURCES = ['miniprogram', 'shared', 'package-lock.json']

/** The build of the mini-program, made anew where there is none or one older than its sources. @returns its directory */
export function buildWeapp(): string {
  return build('dist/weapp', SOURCES, ['npm', 'run', 'build:weapp'])
}

/**
 * A page of the tests' own, compiled as the mini-program's are but put elsewhere, so that it is never shipped.
 * @param sources a folder of app.tsx, app.config.ts and pages, seen from the checkout
 * @returns the directory of the build
 */
export function buildTestPages(sources: string): string {
  const output = path.join('dist', path.basename(path.dirname(sources)))
  return build(output, [...SOURCES, 'test/weapp', 'test/generate-rows.ts'], ['npm', 'run', 'build:test-pages'], {
    TARO_APP_SOURCES: path.join('..', sources),
    TARO_APP_OUTPUT: path.join(ROOT, output),
  })
}

function build(output: string, sources: string[], [command = '', ...args]: string[], settings = {}): string {
  const built = path.join(ROOT, output)
  const made = path.join(built, 'app.js')
  const changed = Math.max(...sources.map((name) => newest(path.join(ROOT, name))))
  if (existsSync(made) && statSync(made).mtimeMs > changed) return built
  // jest's own NODE_ENV would make a build for development, twice the size.
  const env = { ...process.env, NODE_ENV: 'production', ...settings }
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} failed\n${stdout}\n${stderr}`)
  return built
}

function newest(file: string): number {
  const { mtimeMs } = statSync(file)
  if (!statSync(file).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))))
}
