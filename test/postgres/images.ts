import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  openAsBlob,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { type Database, databaseOver } from '../../cloudfunctions/store/database'
import { migrate } from '../../cloudfunctions/store/migrate'
import { migrations } from '../../cloudfunctions/store/migrations'
import { poolOver } from '../../cloudfunctions/store/open-embedded'
import { WAIT_MILLIS } from '../../cloudfunctions/store/open-postgres'
import type { Tables } from '../../cloudfunctions/store/tables'
import { IMAGES } from './run-state'

const ROOT = path.join(__dirname, '../..')
/** What a run leaves for the next one. */
export const FOLDER = path.join(ROOT, 'node_modules/.cache/pioneer-fortress')

/**
 * An empty PGlite takes seconds to make and a migrated one as many again, but a moment to load: one of each is kept
 * beside the packages, named by what it was made from.
 */
export async function prepareImages(): Promise<void> {
  const version = JSON.parse(
    readFileSync(path.join(ROOT, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'),
  ).version
  const empty = path.join(FOLDER, `pglite-${version}.tar`)
  const migrated = path.join(FOLDER, `pglite-${version}-${hashOfStore()}.tar`)
  process.env[IMAGES.empty] = empty
  process.env[IMAGES.migrated] = migrated
  if (existsSync(empty) && existsSync(migrated)) return
  mkdirSync(FOLDER, { recursive: true })
  if (!existsSync(empty)) await keep(await PGlite.create('memory://'), empty)
  for (const name of readdirSync(FOLDER).filter((file) => /^pglite-.+-[0-9a-f]{16}\.tar$/.test(file))) {
    rmSync(path.join(FOLDER, name))
  }
  const lite = await PGlite.create('memory://', { loadDataDir: await openAsBlob(empty) })
  await keepWhatIsMade(lite, migrated, (database) => migrate(database, migrations))
}

/** @param make fills the database, of which an image is kept */
export async function keepWhatIsMade(
  lite: PGlite,
  file: string,
  make: (database: Database<Tables>) => Promise<unknown>,
): Promise<void> {
  const database = databaseOver<Tables>('embedded', await poolOver(lite, WAIT_MILLIS), async () => undefined)
  await make(database)
  await database.close()
  await keep(lite, file)
}

/** Every file of the room that writes migrations and applies them. */
function hashOfStore(): string {
  const room = path.join(ROOT, 'cloudfunctions/store')
  const hash = createHash('sha256')
  for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.ts')) hash.update(name).update(readFileSync(path.join(room, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function keep(lite: PGlite, file: string): Promise<void> {
  // What new databases are made from is half of all files, and nobody makes one here.
  await lite.exec(`update pg_database set datistemplate = false where datname <> current_database()`)
  for (const template of ['template0', 'template1']) await lite.exec(`drop database if exists ${template}`)
  // Or whoever starts from it would do all of it again, out of the log.
  await lite.exec('checkpoint')
  const dump = Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer())
  await lite.close()
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, dump)
  renameSync(unfinished, file)
}
