import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { type Kysely, type Migration, sql } from 'kysely'
import { APP_ROLE, createAppRole } from '../../cloudfunctions/store/app-role'
import { migrate } from '../../cloudfunctions/store/migrate'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import { describeEmptyOnBoth, describeEmptyOnPostgres } from '../postgres/databases'

const running = (statement: string): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await sql.raw(statement).execute(db)
  },
})
const FIRST = { '0001_branch': running('create table branch (id int primary key)') }
const BOTH = { ...FIRST, '0002_member': running('create table member (id int primary key)') }
const BROKEN = { ...BOTH, '0003_broken': running('create table activity (id int); select nothing_there') }

const tables = async (db: { kysely: Kysely<unknown> }) =>
  (await db.kysely.introspection.getTables()).map(({ name }) => name).sort()

describeEmptyOnBoth('migrations', (open) => {
  test('are applied once, in order, and named', async () => {
    const db = await open()
    expect(await migrate(db, FIRST)).toEqual(['0001_branch'])
    expect(await migrate(db, BOTH)).toEqual(['0002_member'])
    expect(await migrate(db, BOTH)).toEqual([])
    expect(await tables(db)).toEqual(['branch', 'member', 'migration', 'migration_lock'])
  })

  test('that fail leave nothing half done, and can be mended', async () => {
    const db = await open()
    await migrate(db, FIRST)
    await expect(migrate(db, BROKEN)).rejects.toMatchObject({
      message: 'migration 0003_broken failed; none was applied',
      cause: { code: '42703' },
    })
    expect(await tables(db)).toEqual(['branch', 'migration', 'migration_lock'])
    expect(await migrate(db, BOTH)).toEqual(['0002_member'])
  })

  test('refuse a database that is ahead of the code', async () => {
    const db = await open()
    await migrate(db, BOTH)
    await expect(migrate(db, FIRST)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('0002_member') },
    })
  })
})

describeEmptyOnPostgres('cold starts at the same time', (createDatabase, later) => {
  const start = async (url: string) => {
    const db = await openDatabase<unknown>({ url }, { maxConnections: 2 })
    later(db.close)
    return db
  }

  test('take turns: every migration is applied by exactly one', async () => {
    const url = await createDatabase()
    const starts = await Promise.all([start(url), start(url), start(url), start(url)])
    const applied = await Promise.all(starts.map((db) => migrate(db, BOTH)))
    expect(applied.flat()).toEqual(['0001_branch', '0002_member'])
  })

  test('in several databases of one server create the application role together', async () => {
    // A name of this run's own: the application's role stands on the server since the run's databases were prepared.
    const role = `${APP_ROLE}_${randomUUID().replaceAll('-', '')}`
    const withRole = { '0001_role': { up: (db: Kysely<unknown>) => createAppRole(db, role) } }
    const addresses = await Promise.all([createDatabase(), createDatabase(), createDatabase()])
    const starts = await Promise.all(addresses.map(start))
    const applied = await Promise.all(starts.map((db) => migrate(db, withRole)))
    expect(applied).toEqual([['0001_role'], ['0001_role'], ['0001_role']])
    for (const { kysely } of starts) {
      const { rows } = await sql`select rolcanlogin, rolbypassrls from pg_roles where rolname = ${role}`.execute(kysely)
      expect(rows).toEqual([{ rolcanlogin: false, rolbypassrls: false }])
    }
    await starts[0]?.pool.query(`drop role ${role}`)
  })
})
