import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../../..')
const SOURCES = ['miniprogram', 'shared', 'package-lock.json']

/** The build of the mini-program, made anew where there is none or one older than its sources. @returns its directory */
export function buildWeapp(): Promise<string> {
  return build('dist/weapp', SOURCES, ['npm', 'run', 'build:weapp'])
}

/**
 * A page of the tests' own, compiled as the mini-program's are but put elsewhere, so that it is never shipped.
 * @param sources a folder of app.tsx, app.config.ts and pages, seen from the checkout
 * @returns the directory of the build
 */
export function buildTestPages(sources: string): Promise<string> {
  const output = path.join('dist', path.basename(path.dirname(sources)))
  return build(output, [...SOURCES, 'test/weapp', 'test/generate-rows.ts'], ['npm', 'run', 'build:test-pages'], {
    TARO_APP_SOURCES: path.join('..', sources),
    TARO_APP_OUTPUT: path.join(ROOT, output),
  })
}

async function build(
  output: string,
  sources: string[],
  [command = '', ...args]: string[],
  settings = {},
): Promise<string> {
  const built = path.join(ROOT, output)
  const made = path.join(built, 'app.js')
  const changed = Math.max(...sources.map((name) => newest(path.join(ROOT, name))))
  if (existsSync(made) && statSync(made).mtimeMs > changed) return built
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
  return built
}

function newest(file: string): number {
  const { mtimeMs } = statSync(file)
  if (!statSync(file).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))))
}
