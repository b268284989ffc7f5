import { beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { sealAudit } from '../../cloudfunctions/operations/audit/seal-audit'
import { verifyAudit } from '../../cloudfunctions/operations/audit/verify-audit'
import { writeAudit } from '../../cloudfunctions/operations/audit/write-audit'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Tables } from '../../cloudfunctions/store/tables'
import { copySmallCity } from '../city/copied-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

describeOnBoth('the audit chain', (open) => {
  let context: TestContext
  let city: SmallCity
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await copySmallCity(context)
  })

  const sealAll = async (batch?: number) => {
    const seals = []
    for (
      let seal = await sealAudit(context, city.cityId, batch);
      seal;
      seal = await sealAudit(context, city.cityId, batch)
    ) {
      seals.push(seal)
    }
    return seals
  }
  const verify = (from?: number) => verifyAudit(context, city.worksStaff, { from })
  const asTheOwner = (...statements: string[]) =>
    context.database.kysely.transaction().execute(async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx)
    })
  const addRows = (count: number) =>
    inTransaction(context.database, city.worksStaff, (tx) =>
      writeAudit(
        context,
        tx,
        city.cityId,
        ...Array.from({ length: count }, (_, number) => ({
          actor: city.worksStaff.personId,
          action: 'try',
          objectKind: 'city',
          objectId: city.cityId,
          details: { number, nested: [2, { d: null, c: 'x' }] },
        })),
      ),
    )

  test('every row is sealed once, in batches, and the chain holds from any seal on', async () => {
    expect(await verify()).toMatchObject({ seals: 0, head: '0'.repeat(64), broken: null })
    const { unsealed } = await verify()
    const seals = await sealAll(5)
    expect(seals.map(({ number }) => number)).toEqual(seals.map((_, index) => index + 1))
    expect(seals.reduce((sum, { rows }) => sum + rows, 0)).toBe(unsealed)
    expect(await verify()).toEqual({
      seals: seals.length,
      rows: unsealed,
      head: seals.at(-1)?.head,
      broken: null,
      next: null,
      unsealed: 0,
    })
    expect(await verify(2)).toMatchObject({ seals: seals.length - 1, head: seals.at(-1)?.head, broken: null })
    expect(await sealAudit(context, city.cityId)).toBeNull()
  })

  test('several sealers at once make one chain', async () => {
    await addRows(30)
    const before = await verify()
    const worker = async () => {
      for (let tries = 0; tries < 12; tries += 1) await sealAudit(context, city.cityId, 3)
    }
    await Promise.all([worker(), worker(), worker()])
    expect(await verify()).toMatchObject({ rows: before.rows + before.unsealed, broken: null, unsealed: 0 })
  })

  test('a row that comes late is sealed later, whatever its instant', async () => {
    const before = await verify()
    context.setNow('2026-11-01T00:00:00+08:00')
    await addRows(1)
    context.setNow('2026-11-20T10:00:00+08:00')
    expect(await sealAll()).toMatchObject([{ number: before.seals + 1, rows: 1 }])
    expect(await verify()).toMatchObject({ seals: before.seals + 1, broken: null })
  })

  const third = `(select id from audit_log where seal = 3 order by at, id limit 1)`
  test.each([
    [
      'a changed figure',
      `update audit_log set details = details || '{"revision": 99}' where id = ${third}`,
      3,
      'rows-changed',
    ],
    ['another actor', `update audit_log set actor = 'nobody' where id = ${third}`, 3, 'rows-changed'],
    ['another instant', `update audit_log set at = at + interval '1 second' where id = ${third}`, 3, 'rows-changed'],
    ['a row taken out', `delete from audit_log where id = ${third}`, 3, 'rows-changed'],
    [
      'a row slipped in',
      `insert into audit_log select city_id, gen_random_uuid(), at, actor, action, object_kind, object_id, details, 3 from audit_log where id = ${third}`,
      3,
      'rows-changed',
    ],
    ['a row moved to another seal', `update audit_log set seal = 4 where id = ${third}`, 3, 'rows-changed'],
    ['a row left unsealed again', `update audit_log set seal = null where id = ${third}`, 3, 'rows-changed'],
    ['a seal rewritten', `update audit_seals set head = repeat('a', 64) where number = 3`, 3, 'rows-changed'],
    [
      'a seal with another forerunner',
      `update audit_seals set previous = repeat('b', 64) where number = 3`,
      3,
      'chain-broken',
    ],
    ['a seal gone', 'delete from audit_seals where number = 3', 3, 'seal-missing'],
    ['the last seals gone', 'delete from audit_seals where number >= 3', 3, 'rows-without-seal'],
  ])('%s is found', async (_, tampering, number, why) => {
    await asTheOwner(
      'create table kept_log as select * from audit_log',
      'create table kept_seals as select * from audit_seals',
      tampering,
    )
    expect(await verify()).toMatchObject({ seals: number - 1, broken: { number, why }, next: null })
    await asTheOwner(
      'delete from audit_log',
      'insert into audit_log select * from kept_log',
      'delete from audit_seals',
      'insert into audit_seals select * from kept_seals',
      'drop table kept_log, kept_seals',
    )
    expect(await verify()).toMatchObject({ broken: null })
  })

  test.each([
    ['change a row', `update audit_log set action = 'x'`],
    ['delete a row', 'delete from audit_log'],
    ['empty the log', 'truncate audit_log'],
    ['change a look', `update read_log set what = 'x'`],
    ['delete a look', 'delete from read_log'],
    ['change a seal', `update audit_seals set head = 'x'`],
    ['delete a seal', 'delete from audit_seals'],
    ['change a record’s history', `update record_history set reason = 'x'`],
    ['delete a finding’s history', 'delete from finding_history'],
  ])('the application role cannot %s', async (_, statement) => {
    const attempt = inTransaction(context.database, city.worksStaff, (tx) => sql.raw(statement).execute(tx))
    await expect(attempt).rejects.toThrow('permission denied')
  })

  test('a sealed row is not sealed again, another city’s rows not at all', async () => {
    await sealAll()
    const reseal = (caller: { cityId: string; personId: string }, target: string) =>
      inTransaction(context.database, caller, (tx) =>
        sql<{ count: number }>`
          select seal_audit_rows(${target}, array(select id from audit_log), 9) as count`.execute(tx),
      )
    expect((await reseal(city.worksStaff, city.cityId)).rows).toEqual([{ count: 0 }])
    expect((await reseal({ cityId: 'elsewhere', personId: 'x' }, city.cityId)).rows).toEqual([{ count: 0 }])
    expect(await verify()).toMatchObject({ broken: null })
  })

  test('only the works committee verifies', async () => {
    for (const caller of [city.member, city.secretary, city.organStaff]) {
      await expect(verifyAudit(context, caller, {})).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})
