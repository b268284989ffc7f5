import { existsSync, mkdirSync, openAsBlob, rmdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { type Database, openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import { keepWhatIsMade } from '../postgres/images'
import { imageOf, prepared, RUN_FOLDER } from '../postgres/run-state'
import { openSmallDemo } from './small-demo'

/** Milliseconds since 1970-01-01T00:00Z by this machine's clock. */
export const machineNow = (): number => performance.timeOrigin + performance.now()

/** The small demo city in memory, for a test of its own: founded once a run by whoever needs it first. */
export async function openFoundedDemo(): Promise<Database<Tables>> {
  return openDatabase<Tables>({ dataDir: 'memory://' }, { image: await openAsBlob(await imageOfDemo()) })
}

async function imageOfDemo(): Promise<string> {
  const file = path.join(prepared(RUN_FOLDER), 'small-demo.tar')
  while (!existsSync(file)) await (claims(file) ? found(file) : wait(100))
  return file
}

/** @returns whether nobody else is at it */
function claims(file: string): boolean {
  try {
    mkdirSync(`${file}.claim`)
    return true
  } catch {
    return false
  }
}

async function found(file: string): Promise<void> {
  try {
    const lite = await PGlite.create('memory://', { loadDataDir: await imageOf('migrated') })
    await keepWhatIsMade(lite, file, (database) => openSmallDemo(database, machineNow))
  } finally {
    rmdirSync(`${file}.claim`)
  }
}
