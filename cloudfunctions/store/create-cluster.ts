import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

/** Ends with the process that asked for it, whose end closes its input. */
const MAKE = `
  process.stdin.on('end', () => process.exit(1)).resume()
  require(process.argv[1]).PGlite.create(process.argv[2]).then((lite) => lite.close()).then(() => process.exit())`

/**
 * Makes the data directory of an embedded database: aside and then renamed, so that a process killed while creating
 * leaves no half-made one behind; by a process of its own, for it takes the database several times over, 700 MB, which
 * the program would keep.
 */
export async function createCluster(cluster: string): Promise<void> {
  const unfinished = mkdtempSync(`${cluster}.`)
  await promisify(execFile)(process.execPath, ['-e', MAKE, require.resolve('@electric-sql/pglite'), unfinished])
  renameSync(unfinished, cluster)
}

/** Takes away what was left half-made; what somebody dying still writes to is left to the next start. */
export function clearHalfMade(cluster: string): void {
  const folder = path.dirname(cluster)
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${path.basename(cluster)}.`)) continue
    try {
      rmSync(path.join(folder, name), { recursive: true })
    } catch {
      // It is looked for at each start, and nobody takes it for a database.
    }
  }
}
