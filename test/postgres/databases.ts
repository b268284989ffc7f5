import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { afterAll, describe } from '@jest/globals'
import { Client } from 'pg'
import { type Database, openDatabase } from '../../cloudfunctions/store/open-database'
import { ADDRESS, IMAGE, isSkipped } from './run-state'

/** A new, empty database; closed and dropped when the describe block has ended. */
export type OpenNew = <Tables>() => Promise<Database<Tables>>

type Clean = () => Promise<void>

/** Runs the same tests on the embedded database and on PostgreSQL. `open` gives each call a database of its own. */
export function describeOnBoth(name: string, tests: (open: OpenNew, kind: 'embedded' | 'postgres') => void): void {
  describe(`${name}（PGlite）`, () => {
    const later = cleaning()
    tests(async <Tables>() => {
      const database = await openDatabase<Tables>({ dataDir: 'memory://' }, { image: await emptyImage() })
      later(database.close)
      return database
    }, 'embedded')
  })
  describeOnPostgres(name, (createDatabase, later) => {
    tests(async <Tables>() => {
      const database = await openDatabase<Tables>({ url: await createDatabase() })
      later(database.close)
      return database
    }, 'postgres')
  })
}

/**
 * For what only PostgreSQL can show. `createDatabase` makes an empty database and returns its address, for as many
 * connections or processes as the test likes; `later` takes what is to be closed before the databases are dropped.
 */
export function describeOnPostgres(
  name: string,
  tests: (createDatabase: () => Promise<string>, later: (clean: Clean) => void) => void,
): void {
  const block = isSkipped() ? describe.skip : describe
  block(`${name}（PostgreSQL）`, () => {
    const later = cleaning()
    tests(async () => {
      const database = `pioneer_test_${randomUUID().replaceAll('-', '')}`
      await administer(`create database ${database} template template0`)
      later(() => administer(`drop database ${database} with (force)`))
      const url = new URL(address())
      url.pathname = `/${database}`
      return url.href
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

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: address() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function address(): string {
  const url = process.env[ADDRESS]
  if (url === undefined) throw new Error('no PostgreSQL was prepared: is this test in the jest project with databases?')
  return url
}

async function emptyImage(): Promise<Blob> {
  const file = process.env[IMAGE]
  if (file === undefined) throw new Error('no PGlite was prepared: is this test in the jest project with databases?')
  return openAsBlob(file)
}
