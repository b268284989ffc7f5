import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import { describeEmptyOnBoth, describeEmptyOnPostgres } from '../postgres/databases'
import { imageOf } from '../postgres/run-state'

describeEmptyOnBoth('how columns become values', (open, kind) => {
  const one = async (expression: string) => {
    database ??= open()
    const { kysely } = await database
    return (await sql<{ v: unknown }>`select ${sql.raw(expression)} as v`.execute(kysely)).rows[0]?.v
  }
  let database: ReturnType<typeof open> | undefined

  test.each([
    ['date is text', `date '2026-01-01'`, '2026-01-01'],
    ['dates in an array are text', `array[date '2026-01-01', null]`, ['2026-01-01', null]],
    ['bigint is a number', '9007199254740991::bigint', 9007199254740991],
    ['a sum of bigint is a number', '(select sum(n::bigint) from generate_series(1, 4) n)', 10],
    ['bigints in an array are numbers', 'array[1::bigint, null]', [1, null]],
    ['numeric in an array', 'array[1::numeric, -2.0]', [1, -2]],
    ['nothing is null', 'null::bigint', null],
    ['jsonb is an object', `'{"a": [1]}'::jsonb`, { a: [1] }],
    ['an instant’s civil date is that of Shanghai', `timestamptz '2025-12-31T16:00:00Z'::date`, '2026-01-01'],
  ])('%s', async (_, expression, value) => {
    expect(await one(expression)).toEqual(value)
  })

  test('timestamptz is an instant', async () => {
    const value = await one(`timestamptz '2026-01-01 00:00:00.5+08'`)
    expect(value instanceof Date && value.toISOString()).toBe('2025-12-31T16:00:00.500Z')
  })

  test.each([
    ['a bigint past 2^53', '9007199254740992::bigint', /safe whole number/],
    ['a fraction', '0.5::numeric', /safe whole number/],
    ['a timestamp without zone', `timestamp '2026-01-01 00:00'`, /timestamptz/],
  ])('%s is refused, and the connection goes on', async (_, expression, message) => {
    await expect(one(expression)).rejects.toThrow(message)
    expect(await one('1')).toBe(1)
  })

  test('says which kind it is; closing twice is closing once', async () => {
    const other = await open()
    expect(other.kind).toBe(kind)
    await Promise.all([other.close(), other.close()])
    await expect(sql`select 1`.execute(other.kysely)).rejects.toThrow()
  })
})

test('who waits in vain for the one embedded connection is told that the system is busy', async () => {
  const db = await openDatabase({ dataDir: 'memory://' }, { waitMillis: 200, image: await imageOf('empty') })
  await db.kysely.transaction().execute(async () => {
    await expect(db.pool.query('select 1')).rejects.toMatchObject({ name: 'AppError', code: 'busy' })
  })
  await db.close()
})

describeEmptyOnPostgres('a PostgreSQL', (createDatabase) => {
  test('that cannot be reached is an error at opening', async () => {
    const url = new URL(await createDatabase())
    url.pathname = '/no_such_database'
    await expect(openDatabase({ url: url.href })).rejects.toMatchObject({ code: '3D000' })
  })
})
