import { beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { changePerson } from '../../cloudfunctions/operations/people/change-person'
import { readPerson } from '../../cloudfunctions/operations/people/read-person'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { tickCaller } from '../../cloudfunctions/operations/system-caller'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import { submission } from '../../shared/records/contents'
import { parseCivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { eachTestACity } from '../city/each-test-a-city'
import { openContext, type TestContext } from '../city/open-context'
import { describeOnBoth, describeOnPostgres } from '../postgres/databases'
import { openTick } from './open-tick'

const SNAPSHOT = [
  'jobs',
  'notices',
  'notice_history',
  'notice_figures',
  'outbox',
  'scores',
  'audit_log',
  'audit_seals',
] as const

describeOnBoth('the tick', (open) => {
  const place = eachTestACity(open)
  const jobs = async () => {
    const rows = await place.context.database.kysely
      .selectFrom('jobs')
      .select(['id', 'done_at', 'last_error', 'outcome', 'attempts'])
      .where('city_id', '=', place.city.cityId)
      .orderBy('id')
      .execute()
    return rows.map(({ done_at: done, ...row }) => ({ ...row, done: done !== null }))
  }
  const ours = (lines: readonly { city: string; job: string; state: string }[]) =>
    lines.filter(({ city }) => city === place.city.cityId).map(({ job, state }) => `${job} ${state}`)
  const snapshot = async () => {
    const all = SNAPSHOT.map((table) =>
      place.context.database.kysely.selectFrom(table).selectAll().where('city_id', '=', place.city.cityId).execute(),
    )
    return JSON.stringify((await Promise.all(all)).map((rows) => rows.map((row) => JSON.stringify(row)).sort()))
  }

  test('does each job once under its own id, and again at the same instant nothing', async () => {
    const tick = openTick(place.context)
    expect(ours(await tick.runTick())).toEqual([
      'close-month.2026-09 done',
      'close-month.2026-10 done',
      'draft-notices.2026-10 done',
      'remind-hours.2026-11 done',
      'verify-scores.2026-11-20 done',
      'retire-spent.2026-11-20 done',
      'seal-audit done',
    ])
    const after = await snapshot()
    expect(await tick.runTick()).toEqual([])
    expect(await snapshot()).toBe(after)
    expect((await jobs()).map(({ id, done, attempts }) => ({ id, done, attempts }))).toEqual(
      [
        'close-month.2026-09',
        'close-month.2026-10',
        'draft-notices.2026-10',
        'remind-hours.2026-11',
        'retire-spent.2026-11-20',
        'verify-scores.2026-11-20',
      ].map((id) => ({ id, done: true, attempts: 1 })),
    )
  })

  test('waits for the first working day: Sunday 1 November drafts nothing, Monday does', async () => {
    const tick = openTick(place.context)
    place.context.setNow('2026-11-01T09:00:00+08:00')
    expect(ours(await tick.runTick())).toContain('draft-notices.2026-10 waiting')
    place.context.setNow('2026-11-01T23:59:59+08:00')
    expect(ours(await tick.runTick())).not.toContain('draft-notices.2026-10 done')
    place.context.setNow('2026-11-02T00:00:00+08:00')
    expect(ours(await tick.runTick())).toContain('draft-notices.2026-10 done')
  })

  test('a year that is not published is told to staff, and done once they have entered it', async () => {
    const { api, city, context } = place
    context.setNow('2027-02-03T10:00:00+08:00')
    const tick = openTick(context)
    expect(ours(await tick.runTick())).toContain('draft-notices.2027-01 failed')
    const listed = await api.call(city.worksStaff, 'GET', '/jobs')
    expect(listed).toMatchObject({
      status: 200,
      answer: {
        items: expect.arrayContaining([
          expect.objectContaining({
            id: 'draft-notices.2027-01',
            label: '起草通报',
            state: 'waiting',
            lastError: '2027 年的放假安排还没有录入，请工委工作人员录入后再办',
          }),
        ]),
      },
    })
    const year = { daysOff: ['2027-01-01', '2027-02-06'], workDays: ['2027-02-20'], source: '国办发〔2026〕9号' }
    expect(await api.call(city.organStaff, 'PUT', '/calendar-years/2027', year)).toMatchObject({ status: 404 })
    expect(await api.call(city.worksStaff, 'PUT', '/calendar-years/2027', year)).toMatchObject({ status: 200 })
    expect(ours(await tick.runTick())).toEqual(['seal-audit done'])
    context.setNow('2027-02-03T10:03:00+08:00')
    expect(ours(await tick.runTick())).toContain('draft-notices.2027-01 done')
  })

  test('stops when its time is up and goes on at the next tick until all is done', async () => {
    const brief = openTick(place.context, { limitMilliseconds: 8, millisecondsALook: 1 })
    let ticks = 0
    for (; ticks < 60; ticks += 1) {
      await brief.runTick()
      if ((await jobs()).filter(({ done }) => done).length === 6) break
    }
    expect(ticks).toBeGreaterThan(1)
    expect((await jobs()).every(({ done, last_error: error }) => done && error === null)).toBe(true)
  })

  test('a step that fails is told to staff until it goes through, and keeps no other from being done', async () => {
    const { context, city, api } = place
    const tick = openTick(context)
    const kysely = context.database.kysely
    const stepsOf = async () => {
      const { answer } = await api.call(city.worksStaff, 'GET', '/jobs')
      const { items } = answer as { items: { id: string; label: string; attempts: number; lastError: string | null }[] }
      return items.filter(({ id }) => id.startsWith('seal-audit'))
    }
    await sql`alter table audit_seals add constraint broken check (city_id <> ${sql.lit(city.cityId)})`.execute(kysely)
    try {
      expect(ours(await tick.runTick())).toContain('seal-audit failed')
      context.setNow('2026-11-20T10:01:00+08:00')
      expect(ours(await tick.runTick())).toContain('seal-audit failed')
    } finally {
      await sql`alter table audit_seals drop constraint broken`.execute(kysely)
    }
    expect(await stepsOf()).toEqual([
      expect.objectContaining({
        id: 'seal-audit.2026-11-20',
        label: '封存改动记录',
        state: 'waiting',
        lastError: expect.stringMatching(/程序出错.*请报告管理员/),
      }),
    ])
    context.setNow('2026-11-20T10:02:00+08:00')
    expect(ours(await tick.runTick())).toContain('seal-audit done')
    expect(await stepsOf()).toEqual([
      expect.objectContaining({ state: 'done', lastError: null, outcome: '再试已办成' }),
    ])
  })

  test('a score that is not what the records give is reported and left as it is', async () => {
    const { context, city } = place
    const tick = openTick(context)
    await tick.runTick()
    expect((await jobs()).find(({ id }) => id === 'verify-scores.2026-11-20')?.outcome).toMatch(/全部相符$/)
    const { member, cityId } = city
    const change = sql`update scores set total = total + 1 where city_id = ${cityId} and subject_id = ${member.personId}`
    await change.execute(context.database.kysely)
    const totals = () =>
      context.database.kysely.selectFrom('scores').select('total').where('subject_id', '=', member.personId).execute()
    const before = await totals()
    context.setNow('2026-11-21T03:00:00+08:00')
    await tick.runTick()
    const outcome = (await jobs()).find(({ id }) => id === 'verify-scores.2026-11-21')?.outcome
    expect(outcome).toMatch(/1 个不符/)
    expect(outcome).toContain(member.personId)
    expect(await totals()).toEqual(before)
  })

  test('whoever is scored no more keeps the last score, and what is entered later is no difference', async () => {
    const { context, city } = place
    const tick = openTick(context)
    await tick.runTick()
    const { member } = city
    context.setNow('2026-11-22T09:00:00+08:00')
    const { revision } = await readPerson(context, city.worksStaff, member.personId)
    const retired = { class: 'retired' as const, from: parseCivilDate('2026-11-21') }
    await changePerson(context, city.worksStaff, { id: member.personId, revision, class: retired })
    const hours = { kind: 'volunteer-hours', happenedOn: '2026-10-15', title: '社区服务', hours: '2.00' }
    const { id } = await submitRecord(context, member, submission.parse({ clientId: context.newId(), record: hours }))
    await decideRecords(context, city.secretary, { step: 'approve', reason: null, records: [{ id, revision: 1 }] })
    context.setNow('2026-11-23T03:00:00+08:00')
    await tick.runTick()
    expect((await jobs()).find(({ id: job }) => job === 'verify-scores.2026-11-23')?.outcome).toMatch(/全部相符$/)
  })

  test('guesses and spent tokens past use go, those in use stay', async () => {
    const { context, city } = place
    const { cityId } = city
    const at = (instant: string) => new Date(instant)
    await inTransaction(context.database, tickCaller(cityId), async (tx) => {
      for (const instant of ['2026-11-01T00:00:00Z', '2026-11-20T01:00:00Z']) {
        await tx
          .insertInto('bind_attempts')
          .values({ city_id: cityId, id: context.newId(), identity_hash: 'x', at: at(instant) })
          .execute()
      }
      for (const [expires, ended] of [
        ['2027-01-01T00:00:00Z', null],
        ['2027-01-01T00:00:00Z', '2026-11-10T00:00:00Z'],
        ['2026-11-10T00:00:00Z', null],
      ] as const) {
        const id = context.newId()
        await tx
          .insertInto('sessions')
          .values({
            city_id: cityId,
            id,
            person_id: city.member.personId,
            refresh_hash: id,
            began_at: at('2026-10-01T00:00:00Z'),
            expires_at: at(expires),
            ended_at: ended === null ? null : at(ended),
          })
          .execute()
        await tx
          .insertInto('used_refresh_tokens')
          .values({ city_id: cityId, session_id: id, refresh_hash: 'x', used_at: at('2026-10-02T00:00:00Z') })
          .execute()
      }
    })
    await openTick(context).runTick()
    const left = async (table: 'bind_attempts' | 'used_refresh_tokens') =>
      (await context.database.kysely.selectFrom(table).selectAll().where('city_id', '=', cityId).execute()).length
    expect([await left('bind_attempts'), await left('used_refresh_tokens')]).toEqual([1, 1])
  })
})

describeOnPostgres('two ticks at once', (createDatabase, later) => {
  let contexts: readonly [TestContext, TestContext]
  let cityId: string
  beforeAll(async () => {
    const url = await createDatabase()
    const opened = [await openDatabase<Tables>({ url }), await openDatabase<Tables>({ url })] as const
    for (const database of opened) later(database.close)
    contexts = [await openContext(opened[0]), await openContext(opened[1])]
    cityId = (await copySmallCity(contexts[0])).cityId
  })

  test('do each job once', async () => {
    const runs = await Promise.all([...contexts, ...contexts].map((context) => openTick(context).runTick()))
    const done = runs.flat().filter(({ state, job }) => state === 'done' && job.includes('.'))
    expect(done.map(({ job }) => job).sort()).toEqual([...new Set(done.map(({ job }) => job))].sort())
    for (let again = 0; again < 5; again += 1) await openTick(contexts[0]).runTick(contexts[0].now() + 60_000)
    const { kysely } = contexts[0].database
    const jobs = await kysely.selectFrom('jobs').selectAll().where('city_id', '=', cityId).orderBy('id').execute()
    expect(jobs.map(({ id, done_at: at }) => ({ id, done: at !== null }))).toEqual(
      [
        'close-month.2026-09',
        'close-month.2026-10',
        'draft-notices.2026-10',
        'remind-hours.2026-11',
        'retire-spent.2026-11-20',
        'verify-scores.2026-11-20',
      ].map((id) => ({ id, done: true })),
    )
    const notices = await kysely.selectFrom('notices').select('organisation_id').where('city_id', '=', cityId).execute()
    expect(notices.length).toBe(3)
    expect(new Set(notices.map(({ organisation_id: id }) => id)).size).toBe(3)
    const messages = await kysely.selectFrom('outbox').select('person_id').where('city_id', '=', cityId).execute()
    expect(messages.length).toBeGreaterThan(3)
    expect(new Set(messages.map(({ person_id: id }) => id)).size).toBe(messages.length)
    const unsealed = await kysely
      .selectFrom('audit_log')
      .select('id')
      .where('city_id', '=', cityId)
      .where('seal', 'is', null)
      .execute()
    expect(unsealed).toEqual([])
  })
})
