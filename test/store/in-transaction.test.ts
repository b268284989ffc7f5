import { beforeAll, expect, test } from '@jest/globals'
import { type Kysely, sql } from 'kysely'
import { createAppRole } from '../../cloudfunctions/store/app-role'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import { type Database, openDatabase } from '../../cloudfunctions/store/open-database'
import { unawaited } from '../../cloudfunctions/store/prepared-statements'
import { describeEmptyOnBoth, describeEmptyOnPostgres } from '../postgres/databases'

interface Tables {
  tally: { id: number; city_id: string; amount: number }
}

const CALLER = { cityId: '330700', personId: 'p1' }

async function withTally(db: Database<Tables>): Promise<Database<Tables>> {
  await createAppRole(db.kysely)
  await sql`create table tally (id int primary key, city_id text not null, amount bigint not null)`.execute(db.kysely)
  await sql`alter table tally enable row level security`.execute(db.kysely)
  await sql`create policy own_city on tally using (city_id = nullif(current_setting('app.city_id', true), ''))`.execute(
    db.kysely,
  )
  await sql`grant select, insert, update, delete on tally to pioneer_app`.execute(db.kysely)
  return db
}

async function sessionOf(tx: Kysely<Tables> | Database<Tables>['kysely']) {
  const { rows } = await sql<{ role: string; city: string | null; person: string | null; isolation: string }>`
    select current_user as role, current_setting('app.city_id', true) as city,
      current_setting('app.caller', true) as person, current_setting('transaction_isolation') as isolation`.execute(tx)
  return rows[0]
}

const insert = (tx: Kysely<Tables>, id: number, city = CALLER.cityId) =>
  tx.insertInto('tally').values({ id, city_id: city, amount: 0 }).execute()

const ids = async (db: Database<Tables>) =>
  (await db.kysely.selectFrom('tally').select('id').orderBy('id').execute()).map(({ id }) => id)

describeEmptyOnBoth('a transaction of a caller', (open) => {
  let db: Database<Tables>
  beforeAll(async () => {
    db = await withTally(await open<Tables>())
  })

  test('runs as the application role with city and person set, at read committed', async () => {
    expect(await inTransaction(db, CALLER, sessionOf)).toEqual({
      role: 'pioneer_app',
      city: '330700',
      person: 'p1',
      isolation: 'read committed',
    })
    expect(await inTransaction(db, { ...CALLER, personId: null }, sessionOf)).toMatchObject({ person: 'system' })
    expect(await inTransaction(db, CALLER, sessionOf, { isolation: 'serializable' })).toMatchObject({
      isolation: 'serializable',
    })
  })

  test('leaves nothing to the next user of the connection, after commit or failure', async () => {
    const before = await sessionOf(db.kysely)
    await inTransaction(db, CALLER, sessionOf)
    expect(await sessionOf(db.kysely)).toEqual({ ...before, city: '', person: '' })
    await expect(inTransaction(db, CALLER, async () => Promise.reject(new Error('stop')))).rejects.toThrow('stop')
    expect(await sessionOf(db.kysely)).toEqual({ ...before, city: '', person: '' })
    expect(before?.role).not.toBe('pioneer_app')
  })

  test('sees and writes its own city only', async () => {
    await inTransaction(db, CALLER, (tx) => insert(tx, 1))
    await expect(inTransaction(db, CALLER, (tx) => insert(tx, 2, '321100'))).rejects.toThrow(/row-level security/)
    const seen = (cityId: string) =>
      inTransaction(db, { cityId, personId: null }, (tx) => tx.selectFrom('tally').select('id').execute())
    expect(await seen('330700')).toEqual([{ id: 1 }])
    expect(await seen('321100')).toEqual([])
    expect(await seen('')).toEqual([])
    expect(await asOwner(db, 'list-cities', (tx) => tx.selectFrom('tally').select('id').execute())).toEqual([{ id: 1 }])
  })

  test('a throw rolls everything back', async () => {
    const failing = inTransaction(db, CALLER, async (tx) => {
      await insert(tx, 10)
      throw new Error('after the insert')
    })
    await expect(failing).rejects.toThrow('after the insert')
    expect(await ids(db)).not.toContain(10)
  })

  test('a swallowed database error does not pass for a commit', async () => {
    const swallowing = inTransaction(db, CALLER, async (tx) => {
      await insert(tx, 11)
      await insert(tx, 11).catch(() => undefined)
    })
    await expect(swallowing).rejects.toMatchObject({ code: '25P02' })
    expect(await ids(db)).not.toContain(11)
    await inTransaction(db, CALLER, (tx) => insert(tx, 12))
    expect(await ids(db)).toContain(12)
  })

  const insertAhead = (tx: Kysely<Tables>, id: number, city = CALLER.cityId) =>
    unawaited(sql`insert into tally (id, city_id, amount) values (${id}, ${city}, 0)`).execute(tx)

  test('what is not waited for is there for the next statement, and stays', async () => {
    const seen = await inTransaction(db, CALLER, async (tx) => {
      await insertAhead(tx, 13)
      await insertAhead(tx, 14)
      return tx.selectFrom('tally').select('id').where('id', 'in', [13, 14]).orderBy('id').execute()
    })
    expect(seen).toEqual([{ id: 13 }, { id: 14 }])
    await inTransaction(db, CALLER, (tx) => insertAhead(tx, 15))
    expect(await ids(db)).toEqual(expect.arrayContaining([13, 14, 15]))
  })

  test('what is not waited for and fails undoes the transaction, which says why', async () => {
    const last = inTransaction(db, CALLER, async (tx) => {
      await insert(tx, 16)
      await insertAhead(tx, 13)
    })
    await expect(last).rejects.toMatchObject({ code: '23505' })
    const between = inTransaction(db, CALLER, async (tx) => {
      await insert(tx, 17)
      await insertAhead(tx, 13)
      await insertAhead(tx, 18)
      await insert(tx, 19)
    })
    await expect(between).rejects.toMatchObject({ code: '23505' })
    // The work's own error comes first; that of what went ahead is nobody's, and breaks nothing.
    const leaving = inTransaction(db, CALLER, async (tx) => {
      await insertAhead(tx, 13).catch(() => undefined)
      throw new Error('left')
    })
    await expect(leaving).rejects.toThrow('left')
    await inTransaction(db, CALLER, (tx) => insert(tx, 20))
    const kept = await ids(db)
    expect(kept).toContain(20)
    for (const id of [16, 17, 18, 19]) expect(kept).not.toContain(id)
  })

  test('the pool and another transaction are refused inside, at once', async () => {
    const message = /inside an open transaction/
    const inside = (use: () => Promise<unknown>) => inTransaction(db, CALLER, async () => use())
    await expect(inside(() => db.kysely.selectFrom('tally').selectAll().execute())).rejects.toThrow(message)
    await expect(inside(() => db.pool.query('select 1'))).rejects.toThrow(message)
    await expect(inside(() => inTransaction(db, CALLER, sessionOf))).rejects.toThrow(message)
    expect((await db.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  test('what outlives the transaction may use the pool again', async () => {
    let after: Promise<unknown> = Promise.resolve()
    let ended: () => void = () => undefined
    const end = new Promise<void>((resolve) => {
      ended = resolve
    })
    await inTransaction(db, CALLER, async () => {
      after = end.then(() => db.pool.query('select 1 as one'))
    })
    ended()
    await expect(after).resolves.toMatchObject({ rows: [{ one: 1 }] })
  })

  test('many at once all get their turn', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, n) => inTransaction(db, CALLER, (tx) => insert(tx, 100 + n))))
    expect((await ids(db)).filter((id) => id >= 100)).toHaveLength(30)
  })
})

describeEmptyOnPostgres('colliding transactions', (createDatabase, later) => {
  let db: Database<Tables>
  beforeAll(async () => {
    db = await withTally(await openDatabase<Tables>({ url: await createDatabase() }))
    later(db.close)
    await inTransaction(db, CALLER, async (tx) => {
      await insert(tx, 1)
      await insert(tx, 2)
    })
  })

  const addOne = async (tx: Kysely<Tables>, id: number) => {
    const { amount } = await tx.selectFrom('tally').select('amount').where('id', '=', id).executeTakeFirstOrThrow()
    await tx
      .updateTable('tally')
      .set({ amount: amount + 1 })
      .where('id', '=', id)
      .execute()
  }

  test('a serialisation failure runs the work again from its beginning', async () => {
    let runs = 0
    await inTransaction(
      db,
      CALLER,
      async (tx) => {
        runs++
        const { amount } = await tx.selectFrom('tally').select('amount').where('id', '=', 1).executeTakeFirstOrThrow()
        if (runs === 1) await otherAdds(db)
        await tx
          .updateTable('tally')
          .set({ amount: amount + 1 })
          .where('id', '=', 1)
          .execute()
      },
      { isolation: 'serializable' },
    )
    expect(runs).toBe(2)
    expect(await db.kysely.selectFrom('tally').select('amount').where('id', '=', 1).executeTakeFirst()).toEqual({
      amount: 2,
    })
  })

  /** Another connection adds one, outside of this transaction. */
  async function otherAdds(own: Database<Tables>): Promise<void> {
    const url = own.pool.options.connectionString
    const other = await openDatabase<Tables>({ url: url ?? '' })
    await inTransaction(other, CALLER, (tx) => addOne(tx, 1))
    await other.close()
  }

  test('a deadlock is undone and tried again', async () => {
    let runs = 0
    const arrived = new Set<number>()
    let meet: () => void = () => undefined
    const met = new Promise<void>((resolve) => {
      meet = resolve
    })
    const both = (first: number, second: number) =>
      inTransaction(db, CALLER, async (tx) => {
        runs++
        await addOne(tx, first)
        if (arrived.add(first).size === 2) meet()
        await met
        await addOne(tx, second)
      })
    await Promise.all([both(1, 2), both(2, 1)])
    expect(runs).toBe(3)
    expect(await db.kysely.selectFrom('tally').select(['id', 'amount']).orderBy('id').execute()).toEqual([
      { id: 1, amount: 4 },
      { id: 2, amount: 2 },
    ])
  })

  test('who collides every time is told so', async () => {
    let runs = 0
    const always = inTransaction(
      db,
      CALLER,
      async (tx) => {
        runs++
        await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx)
      },
      { attempts: 3 },
    )
    await expect(always).rejects.toMatchObject({ name: 'AppError', code: 'busy', cause: { code: '40001' } })
    expect(runs).toBe(3)
  })

  test('a collision of what is not waited for is tried again', async () => {
    let runs = 0
    await inTransaction(db, CALLER, async (tx) => {
      runs++
      const again = sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`
      if (runs === 1) await unawaited(again).execute(tx)
    })
    expect(runs).toBe(2)
  })

  test('any other database error is not tried again', async () => {
    let runs = 0
    const twice = inTransaction(db, CALLER, async (tx) => {
      runs++
      await insert(tx, 1)
    })
    await expect(twice).rejects.toMatchObject({ code: '23505' })
    expect(runs).toBe(1)
  })
})
