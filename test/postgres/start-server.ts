import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { scratchFolder } from '../scratch-folder'
import { type Binaries, localBinaries, packagedBinaries } from './find-binaries'
import type { ServerOrder } from './keep-server'
import { unprivilegedUser } from './unprivileged-user'

export interface Server {
  /** Address of its maintenance database, as a superuser. */
  readonly url: string
  readonly origin: string
  readonly stop: () => Promise<void>
}

/** `fast` loses data when the machine stops, which no test minds; `durable` waits for the disk as a city's does. */
export type Safety = 'fast' | 'durable'

/**
 * A PostgreSQL of this run's own on a free port of this machine, from local binaries or else the npm package.
 * Its zone is neither UTC nor Shanghai, so that
 * whoever relies on the server's zone fails.
 *
 * @param source 'package' passes local binaries over
 * @throws when there is no PostgreSQL or it does not start, with what it printed
 */
export async function startServer(source: string | undefined, safety: Safety = 'fast'): Promise<Server> {
  const name = 'pioneer-postgres-'
  const folder = safety === 'fast' ? scratchFolder(name) : mkdtempSync(path.join(tmpdir(), name))
  try {
    chmodSync(folder, 0o755)
    const binaries = (source === 'package' ? undefined : localBinaries()) ?? packagedBinaries(folder)
    if (binaries === undefined) throw new Error('found neither local binaries nor the npm package for this platform')
    return await startFrom(binaries, folder, safety)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function startFrom({ bin, origin }: Binaries, folder: string, safety: Safety): Promise<Server> {
  const user = unprivilegedUser()
  if (user) chownSync(folder, user.uid, user.gid)
  const password = randomBytes(16).toString('hex')
  const passwordFile = path.join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)

  const data = path.join(folder, 'data')
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const made = spawnSync(path.join(bin, 'initdb'), [...initdb, '-E', 'UTF8', '--locale=C', '--no-sync'], {
    encoding: 'utf8',
    cwd: folder,
    ...user,
  })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error?.message}`)

  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    ...(safety === 'fast'
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '128MB' }
      : {}),
    timezone: 'America/Los_Angeles',
  }
  const flags = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const order: ServerOrder = { postgres: path.join(bin, 'postgres'), flags, user, folder }
  const keeper = spawn(
    process.execPath,
    [require.resolve('tsx/cli'), path.resolve('test/postgres/keep-server.ts'), JSON.stringify(order)],
    // Of its own process group, so that Ctrl-C reaches it only through the closing pipe.
    { stdio: ['pipe', 'ignore', 'pipe'], detached: true },
  )
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  await untilReady(keeper, url)
  return { url, origin, stop: () => stop(keeper) }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function untilReady(keeper: ChildProcess, url: string): Promise<void> {
  let printed = ''
  keeper.stderr?.on('data', (chunk) => {
    printed += chunk
  })
  for (let attempt = 0; attempt < 300; attempt++) {
    if (keeper.exitCode !== null) throw new Error(`PostgreSQL stopped: ${printed}`)
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      return
    } catch {
      await wait(100)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  await stop(keeper)
  throw new Error(`PostgreSQL did not answer: ${printed}`)
}

async function stop(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null) return
  const gone = new Promise((resolve) => keeper.once('exit', resolve))
  keeper.stdin?.end()
  await gone
}
