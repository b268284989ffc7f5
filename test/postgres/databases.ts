import { afterAll, describe } from '@jest/globals'
import { databaseOver } from '../../cloudfunctions/store/database'
import { type Database, openDatabase } from '../../cloudfunctions/store/open-database'
import { poolOver } from '../../cloudfunctions/store/open-embedded'
import { WAIT_MILLIS } from '../../cloudfunctions/store/open-postgres'
import { administer, inDatabase, newDatabaseName } from './administer'
import { LENT_LITES, type LentLites } from './lent-lites'
import { ADDRESS, type Beginning, IMAGES, isSkipped, prepared, TEMPLATES } from './run-state'

/** A new database; closed and dropped when the describe block has ended. */
export type OpenNew = <Tables>() => Promise<Database<Tables>>

type Clean = () => Promise<void>

type TestsOnBoth = (open: OpenNew, kind: 'embedded' | 'postgres') => void

/** Runs the same tests on the embedded database and on PostgreSQL. `open` gives each call a migrated database of its own. */
export function describeOnBoth(name: string, tests: TestsOnBoth): void {
  describeBoth('migrated', name, tests)
}

/** The same with databases that hold nothing, for what is done to such. */
export function describeEmptyOnBoth(name: string, tests: TestsOnBoth): void {
  describeBoth('empty', name, tests)
}

function describeBoth(beginning: Beginning, name: string, tests: TestsOnBoth): void {
  describe(`${name}（PGlite）`, () => {
    const later = cleaning()
    tests(async <Tables>() => {
      const lites = lentLites()
      const lite = await lites.borrow(prepared(IMAGES[beginning]))
      const pool = await poolOver(lite, WAIT_MILLIS)
      const database = databaseOver<Tables>('embedded', pool, async () => lites.giveBack(lite))
      later(database.close)
      return database
    }, 'embedded')
  })
  describePostgres(beginning, name, (createDatabase, later) => {
    tests(async <Tables>() => {
      const database = await openDatabase<Tables>({ url: await createDatabase() })
      later(database.close)
      return database
    }, 'postgres')
  })
}

type TestsOnPostgres = (createDatabase: () => Promise<string>, later: (clean: Clean) => void) => void

/**
 * For what only PostgreSQL can show. `createDatabase` makes a migrated database and returns its address, for as many
 * connections or processes as the test likes; `later` takes what is to be closed before the databases are dropped.
 */
export function describeOnPostgres(name: string, tests: TestsOnPostgres): void {
  describePostgres('migrated', name, tests)
}

/** The same with databases that hold nothing. */
export function describeEmptyOnPostgres(name: string, tests: TestsOnPostgres): void {
  describePostgres('empty', name, tests)
}

function describePostgres(beginning: Beginning, name: string, tests: TestsOnPostgres): void {
  const block = isSkipped() ? describe.skip : describe
  block(`${name}（PostgreSQL）`, () => {
    const later = cleaning()
    tests(async () => {
      const database = newDatabaseName()
      await administer(prepared(ADDRESS), `create database ${database} template ${prepared(TEMPLATES[beginning])}`)
      later(() => administer(prepared(ADDRESS), `drop database ${database} with (force)`))
      return inDatabase(prepared(ADDRESS), database)
    }, later)
  })
}

/** What is to be cleaned up after the block, last come first. */
function cleaning(): (clean: Clean) => void {
  const steps: Clean[] = []
  afterAll(async () => {
    for (const step of steps.reverse()) await step()
  })
  return (step) => steps.push(step)
}

function lentLites(): LentLites {
  return (globalThis as typeof globalThis & Record<symbol, LentLites>)[LENT_LITES] as LentLites
}
