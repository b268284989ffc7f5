import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, test } from '@jest/globals'
import type { Pool } from 'pg'
import { readPerson } from '../../cloudfunctions/operations/people/read-person'
import { transferMember } from '../../cloudfunctions/operations/people/transfer-member'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { mendRecord } from '../../cloudfunctions/operations/records/mend-record'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import { submission } from '../../shared/records/contents'
import { parseCivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnPostgres } from '../postgres/databases'
import { agreementOf } from './agreement'

describeOnPostgres('many at once', (createDatabase, later) => {
  let context: TestContext
  let city: SmallCity
  beforeAll(async () => {
    const database = await openDatabase<Tables>({ url: await createDatabase() }, { maxConnections: 20 })
    later(database.close)
    context = await openContext(database)
    city = await copySmallCity(context)
  })

  const volunteer = (happenedOn: string) =>
    submission.parse({
      clientId: context.newId(),
      record: { kind: 'volunteer-hours', happenedOn, title: '社区服务', hours: '0.25' },
    })

  test('fifty parallel copies of one submission have one effect and one answer', async () => {
    const body = volunteer('2026-11-01')
    const answers = await Promise.all(Array.from({ length: 50 }, () => submitRecord(context, city.member, body)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await agreementOf(context, city, answers[0]?.id ?? '')).toMatchObject({ records: 1, state: 'submitted' })
  })

  test('a day’s total above 24 hours is refused among submissions and mendings made at once', async () => {
    const day = (hours: string, happenedOn = '2026-11-05') =>
      submission.parse({
        clientId: context.newId(),
        record: { kind: 'volunteer-hours', happenedOn, title: '社区服务', hours },
      })
    const { id } = await submitRecord(context, city.colleague, day('5', '2026-11-04'))
    const results = await Promise.allSettled([
      ...Array.from({ length: 9 }, () => submitRecord(context, city.colleague, day('5'))),
      mendRecord(context, city.colleague, { id, revision: 1, record: day('5').record }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'out-of-range' })
    }
  })

  test('two secretaries race two hundred times, each time with one winner and one typed conflict', async () => {
    for (let round = 0; round < 200; round += 1) {
      const { id } = await submitRecord(context, city.member, volunteer(`2026-0${1 + (round % 9)}-1${round % 8}`))
      const decide = (caller: typeof city.secretary) =>
        decideRecords(context, caller, { step: 'approve', reason: null, records: [{ id, revision: 1 }] })
      const results = (await Promise.all([decide(city.secretary), decide(city.deputy)])).flat()
      expect(results.filter(({ done }) => done)).toHaveLength(1)
      expect(results.filter(({ error }) => error?.code === 'revision-conflict')).toHaveLength(1)
    }
    const { stored, recomputed } = await agreementOf(context, city)
    expect(stored).toEqual(recomputed)
  })

  test('approvals of different members of one branch at once leave the branch as a recomputation finds it', async () => {
    const ids = await Promise.all(
      [city.member, city.colleague, city.organStaff].flatMap((caller) =>
        Array.from(
          { length: 6 },
          async (_, at) => (await submitRecord(context, caller, volunteer(`2026-10-${10 + at}`))).id,
        ),
      ),
    )
    await Promise.all(
      ids.map((id, at) =>
        decideRecords(context, at % 2 === 0 ? city.secretary : city.deputy, {
          step: 'approve',
          reason: null,
          records: [{ id, revision: 1 }],
        }),
      ),
    )
    const { stored, recomputed } = await agreementOf(context, city)
    expect(stored).toEqual(recomputed)
  })

  test('a transfer that ends while an approval waits leaves the new branch as a recomputation finds it', async () => {
    // With a city's mean on record, a branch's score follows from those of its members.
    await context.database.pool.query(
      `insert into measures (city_id, subject_id, year, as_of, figures) values ($1, $2, 2026, $3, $4)`,
      [
        city.cityId,
        city.worksCommitteeId,
        '2026-11-01',
        JSON.stringify({ 'member-index.city': { points: 500, members: 1 } }),
      ],
    )
    const { id } = await submitRecord(context, city.member, volunteer('2026-09-10'))
    const { revision } = await readPerson(context, city.worksStaff, city.member.personId)
    const holder = await context.database.pool.connect()
    await holder.query('begin')
    await holder.query('select from records where id = $1 for update', [id])
    // Its first statement has seen the old branch when it comes to wait for the record.
    const approval = decideRecords(context, city.secretary, {
      step: 'approve',
      reason: null,
      records: [{ id, revision: 1 }],
    })
    await untilWaiting(context.database.pool)
    await transferMember(context, city.worksStaff, {
      personId: city.member.personId,
      revision,
      branchId: city.branches[1],
      groupId: null,
      from: parseCivilDate('2026-11-01'),
    })
    await holder.query('commit')
    holder.release()
    expect(await approval).toMatchObject([{ done: true }])
    const { stored, recomputed } = await agreementOf(context, city)
    const ofNewBranch = (lines: typeof stored) => lines.filter(({ subject_id }) => subject_id === city.branches[1])
    expect(ofNewBranch(stored)).toEqual(ofNewBranch(recomputed))
  })
})

/** Until somebody waits for a lock. */
async function untilWaiting(pool: Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `select count(*)::integer as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows[0]?.waiting > 0) return
    await pause(10)
  }
}
