import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import type { User } from './unprivileged-user'

/** What `start-server.ts` asks of this process, as JSON in its one argument. */
export interface ServerOrder {
  readonly postgres: string
  readonly flags: readonly string[]
  readonly user: User | undefined
  /** Deleted when the server has stopped. */
  readonly folder: string
}

/**
 * Keeps one PostgreSQL server for as long as its standard input stays open. The test run holds the other end, so the
 * server stops and its folder goes however the run ends, `kill -9` included.
 */
function keepServer({ postgres, flags, user, folder }: ServerOrder): void {
  const server = spawn(postgres, flags, { stdio: ['ignore', 'inherit', 'inherit'], ...user })
  server.on('exit', (status) => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    process.exit(status ?? 0)
  })
  // SIGQUIT: stop at once without a checkpoint; nobody needs the data again.
  process.stdin.on('end', () => server.kill('SIGQUIT')).resume()
}

const [order] = process.argv.slice(2)
if (order !== undefined) keepServer(JSON.parse(order) as ServerOrder)
