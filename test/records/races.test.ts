import { beforeAll, expect, test } from '@jest/globals'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import { submission } from '../../shared/records/contents'
import { openContext, type TestContext } from '../city/open-context'
import { foundSmallCity, type SmallCity } from '../city/small-city'
import { describeOnPostgres } from '../postgres/databases'
import { agreementOf } from './agreement'

describeOnPostgres('many at once', (createDatabase, later) => {
  let context: TestContext
  let city: SmallCity
  beforeAll(async () => {
    const database = await openDatabase<Tables>({ url: await createDatabase() }, { maxConnections: 20 })
    later(database.close)
    context = await openContext(database)
    city = await foundSmallCity(context)
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
})
