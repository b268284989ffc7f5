import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../../..')
const SOURCES = ['miniprogram', 'shared', 'package-lock.json']

/** Where the set-up of a run leaves the build of the mini-program for its suites. */
export const WEAPP = path.join(ROOT, 'dist/weapp')

/** Builds the mini-program anew where there is no build, or one older than its sources. */
export function buildWeapp(): Promise<void> {
  return build(WEAPP, SOURCES, ['npm', 'run', 'build:weapp'])
}

/** Where the set-up leaves a page of the tests' own: compiled as the mini-program's are, elsewhere, so never shipped. */
export const TEST_PAGES = path.join(ROOT, 'dist/phone-core')

export function buildTestPages(): Promise<void> {
  const command = ['npm', 'run', 'build:test-pages']
  return build(TEST_PAGES, [...SOURCES, 'test/weapp', 'test/generate-rows.ts'], command, {
    TARO_APP_SOURCES: '../test/weapp/phone-core/src',
    TARO_APP_OUTPUT: TEST_PAGES,
  })
}

async function build(
  built: string,
  sources: string[],
  [command = '', ...args]: string[],
  settings = {},
): Promise<void> {
  const made = path.join(built, 'app.js')
  const changed = Math.max(...sources.map((name) => newest(path.join(ROOT, name))))
  if (existsSync(made) && statSync(made).mtimeMs > changed) return
  // jest's own NODE_ENV would make a build for development, twice the size.
  const env = { ...process.env, NODE_ENV: 'production', ...settings }
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
  }
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`${args.join(' ')} failed\n${said}`)
}

function newest(file: string): number {
  const { mtimeMs } = statSync(file)
  if (!statSync(file).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))))
}
