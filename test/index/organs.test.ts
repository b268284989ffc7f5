import { beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { adoptRuleset } from '../../cloudfunctions/operations/adoptions/adopt-ruleset'
import { createOrganisation } from '../../cloudfunctions/operations/organisations/create-organisation'
import { createPerson } from '../../cloudfunctions/operations/people/create-person'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { submission } from '../../shared/records/contents'
import { parseCivilDate } from '../../shared/values/civil-date'
import { parseCityId, parseId } from '../../shared/values/ids'
import { hold } from '../activities/holding'
import { copySmallCity } from '../city/copied-city'
import { eachTestACity } from '../city/each-test-a-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth, describeOnPostgres } from '../postgres/databases'
import { agreementOf } from '../records/agreement'

const DAZHOU = { ruleset: 'dazhou/performance-index', version: parseCivilDate('2019-01-01') }
const HAIMEN = { ruleset: 'haimen/model-checklist', version: parseCivilDate('2019-11-04') }

type Adopted = typeof DAZHOU
const adopt = (context: TestContext, city: SmallCity, ruleset: Adopted) =>
  adoptRuleset(context, city.worksStaff, { ...ruleset, year: 2026, options: {}, reasons: {} })
const volunteer = (context: TestContext, hours: string, happenedOn = '2026-11-01') =>
  submission.parse({
    clientId: context.newId(),
    record: { kind: 'volunteer-hours', happenedOn, title: '社区服务', hours },
  })

describeOnBoth('an organ', (open) => {
  const here = eachTestACity(open)
  const figuresOf = async (organisationId: string) => {
    const { api, city } = here
    const path = `/organisations/${organisationId}/measures?year=2026`
    const { answer } = await api.call(city.worksStaff, 'GET', path)
    const { items } = answer as { items: { measure: string; figure: number }[] }
    return Object.fromEntries(items.map(({ measure, figure }) => [measure, figure]))
  }
  const indexOf = async (organisationId: string) => {
    const path = `/organisations/${organisationId}/index?year=2026`
    const { answer } = await here.api.call(here.city.worksStaff, 'GET', path)
    return (answer as { items: { ruleset: string; total: string; lines: { clause: string; points: string }[] }[] })
      .items
  }
  const agrees = async () => {
    const { stored, recomputed } = await agreementOf(here.context, here.city)
    expect(stored).toEqual(recomputed)
  }
  const approve = async (hours: string) => {
    const { context, api, city } = here
    const { id } = await submitRecord(context, city.member, volunteer(context, hours))
    const records = [{ id, revision: 1 }]
    await api.call(city.secretary, 'POST', '/records/decisions', { step: 'approve', reason: null, records })
    return id
  }

  test('follows what its branches do: approvals, reversals and activities, and no other organ does', async () => {
    const { context, api, city } = here
    await adopt(context, city, DAZHOU)
    const [organ, other] = city.organs
    const before = await figuresOf(organ)
    const elsewhere = await figuresOf(other)
    expect(before).toMatchObject({ 'members.volunteer-hours': 0, 'branches.theme-day-months-missing': 10 })
    const id = await approve('2.5')
    expect(await figuresOf(organ)).toEqual({ ...before, 'members.volunteer-hours': 2.5 })
    await agrees()
    await hold(context, city.secretary, city.branches[0], {
      kinds: ['theme-day', 'members-meeting'],
      heldOn: '2026-10-10',
    })
    await hold(
      context,
      city.secretary,
      city.branches[0],
      { kinds: ['volunteer'], heldOn: '2026-10-11', hours: '1.5' },
      [
        [city.member, 'present'],
        [city.colleague, 'absent'],
      ],
    )
    expect(await figuresOf(organ)).toEqual({
      ...before,
      'members.volunteer-hours': 4,
      'branches.theme-day-months-missing': 9,
      'branches.members-meetings': 1,
    })
    await agrees()
    await api.call(city.secretary, 'POST', `/records/${id}/reversal`, { revision: 2, reason: '重复登记' })
    expect((await figuresOf(organ))['members.volunteer-hours']).toBe(1.5)
    expect(await figuresOf(other)).toEqual(elsewhere)
    await agrees()
  })

  test('is scored by what is found on it, and only it', async () => {
    const { context, api, city } = here
    await adopt(context, city, DAZHOU)
    const [organ, other] = city.organs
    const totals = async () => [(await indexOf(organ))[0]?.total, (await indexOf(other))[0]?.total]
    const [before, untouched] = await totals()
    const finding = {
      clientId: context.newId(),
      subject: { organisationId: organ },
      ruleset: DAZHOU.ruleset,
      clause: 'thought.theory-study',
      fact: { quantity: 2 },
      happenedOn: '2026-10-08',
      document: null,
      reason: '两次没有组织学习',
      fileIds: [],
    }
    const { status, answer } = await api.call(city.worksStaff, 'POST', '/findings', finding)
    expect(status).toBe(200)
    expect(await totals()).toEqual([(Number(before) - 2).toFixed(2), untouched])
    await agrees()
    const { id } = answer as { id: string }
    await api.call(city.worksStaff, 'POST', `/findings/${id}/withdrawal`, { revision: 1, reason: '录错' })
    expect(await totals()).toEqual([before, untouched])
  })

  test('a ruleset for organisations scores branches and organs, the works committee is no subject', async () => {
    const { context, api, city } = here
    await adopt(context, city, HAIMEN)
    await approve('1')
    expect((await indexOf(city.branches[0])).map(({ ruleset }) => ruleset).sort()).toEqual([
      HAIMEN.ruleset,
      'jinhua/fortress-index',
    ])
    expect((await indexOf(city.organs[0])).map(({ ruleset }) => ruleset)).toEqual([HAIMEN.ruleset])
    expect(await indexOf(city.worksCommitteeId)).toEqual([])
    const { status, answer } = await api.call(city.worksStaff, 'POST', '/findings', {
      clientId: context.newId(),
      subject: { organisationId: city.worksCommitteeId },
      ruleset: HAIMEN.ruleset,
      clause: 'task.12',
      fact: { value: true },
      happenedOn: '2026-10-08',
      document: null,
      reason: '现场查看',
      fileIds: [],
    })
    expect({ status, code: (answer as { code: string }).code }).toEqual({ status: 422, code: 'condition-not-met' })
    await agrees()
  })

  test('where no ruleset for organs is adopted nothing is kept of them', async () => {
    const { context, city } = here
    await approve('1')
    const rows = await asOwner(context.database, 'list-cities', (tx) =>
      tx.selectFrom('measures').select('subject_id').where('city_id', '=', city.cityId).execute(),
    )
    expect(rows.map(({ subject_id: id }) => id)).toContain(city.branches[0])
    expect(rows.map(({ subject_id: id }) => id)).not.toContain(city.organs[0])
  })
})

describeOnPostgres('two branches of one organ at once', (createDatabase, later) => {
  let context: TestContext
  let city: SmallCity
  let sister: { secretary: Caller; member: Caller }
  beforeAll(async () => {
    const database = await openDatabase<Tables>({ url: await createDatabase() }, { maxConnections: 20 })
    later(database.close)
    context = await openContext(database)
    city = await copySmallCity(context)
    const branch = await createOrganisation(context, city.worksStaff, {
      parentId: city.organs[0],
      kind: 'branch',
      name: '甲局第二支部',
      foundedOn: parseCivilDate('2015-01-01'),
    })
    const person = async (name: string): Promise<Caller> => {
      const { id } = await createPerson(context, city.worksStaff, {
        name,
        sex: null,
        birthMonth: null,
        joinedOn: parseCivilDate('2012-05-01'),
        joinedPrecision: 'day',
        class: 'regular',
        branchId: branch.id,
        groupId: null,
        from: parseCivilDate('2020-01-01'),
      })
      return { cityId: parseCityId(city.cityId), personId: parseId(id), sessionId: context.newId() }
    }
    sister = { secretary: city.organStaff, member: await person('党员丙') }
    await adopt(context, city, DAZHOU)
  })

  test('approvals do not wait for each other in a circle and leave what a recomputation finds', async () => {
    const submitted = await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        const happenedOn = `2026-${at % 3 === 0 ? '09' : '10'}-${10 + (at % 18)}`
        const mine = await submitRecord(context, city.member, volunteer(context, '0.25', happenedOn))
        const theirs = await submitRecord(context, sister.member, volunteer(context, '0.5', happenedOn))
        return [mine.id, theirs.id] as const
      }),
    )
    const decide = (caller: Caller, ...ids: string[]) =>
      decideRecords(context, caller, { step: 'approve', reason: null, records: ids.map((id) => ({ id, revision: 1 })) })
    // One in each branch, and now and then somebody who decides in both, in either order.
    const decided = await Promise.all(
      submitted.flatMap(([mine, theirs], at) => {
        if (at % 5 === 0) return [decide(city.organStaff, mine, theirs)]
        if (at % 5 === 1) return [decide(city.organStaff, theirs, mine)]
        return [decide(city.secretary, mine), decide(sister.secretary, theirs)]
      }),
    )
    expect(decided.flat().every(({ done }) => done)).toBe(true)
    const { stored, recomputed } = await agreementOf(context, city)
    expect(stored).toEqual(recomputed)
    const hours = stored.find(({ subject_id: id }) => id === city.organs[0])?.figures
    expect(hours).toContainEqual({ measure: 'members.volunteer-hours', value: 22.5 })
    expect(await deadlocks()).toBe(0)
  })

  /** The server counts them when a connection comes to rest. */
  async function deadlocks(): Promise<number> {
    await new Promise((resolve) => setTimeout(resolve, 1200))
    const { rows } = await asOwner(context.database, 'list-cities', (tx) =>
      sql<{ deadlocks: number }>`
        select deadlocks::integer from pg_stat_database where datname = current_database()`.execute(tx),
    )
    return rows[0]?.deadlocks ?? -1
  }
})
