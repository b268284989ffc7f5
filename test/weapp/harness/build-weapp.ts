import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../../..')
const BUILT = path.join(ROOT, 'dist/weapp')
const SOURCES = ['miniprogram', 'shared', 'package-lock.json'].map((name) => path.join(ROOT, name))

/** The build of the mini-program, made anew where there is none or one older than its sources. @returns its directory */
export function buildWeapp(): string {
  const made = path.join(BUILT, 'app.js')
  if (existsSync(made) && statSync(made).mtimeMs > Math.max(...SOURCES.map(newest))) return BUILT
  // jest's own NODE_ENV would make a build for development, twice the size.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'build:weapp'], { cwd: ROOT, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`build:weapp failed\n${stdout}\n${stderr}`)
  return BUILT
}

function newest(file: string): number {
  const { mtimeMs } = statSync(file)
  if (!statSync(file).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))))
}
