import { beforeAll, expect, test } from '@jest/globals'
import { createOrganisation } from '../../cloudfunctions/operations/organisations/create-organisation'
import { createPerson } from '../../cloudfunctions/operations/people/create-person'
import { grantRole } from '../../cloudfunctions/operations/people/grant-role'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import type { CivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

const day = (written: string) => written as CivilDate

interface Listed {
  readonly id: string
  readonly personId: string
  readonly happenedOn: string
  readonly state: string
}

describeOnBoth('reading records', (open) => {
  let context: TestContext
  let city: SmallCity
  let api: TestApi
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await copySmallCity(context)
    api = openApi(context)
  })

  const submit = async (author: Caller, happenedOn: string, personId?: string) => {
    const { status, answer } = await api.call(author, 'POST', '/records', {
      clientId: context.newId(),
      ...(personId === undefined ? {} : { personId }),
      record: { kind: 'volunteer-hours', happenedOn, title: '社区服务', hours: '1.5' },
    })
    expect({ status, answer }).toMatchObject({ status: 200, answer: { revision: 1, state: 'submitted' } })
    return (answer as { id: string }).id
  }
  const list = async (caller: Caller, query: string) => {
    const { status, answer } = await api.call(caller, 'GET', `/records?${query}`)
    expect(status).toBe(200)
    return answer as { items: Listed[]; next: string | null }
  }
  const pagesOf = async (caller: Caller, query: string) => {
    const ids: string[] = []
    let next: string | null = null
    do {
      const page = await list(caller, `${query}&limit=3${next === null ? '' : `&cursor=${next}`}`)
      ids.push(...page.items.map(({ id }) => id))
      next = page.next
    } while (next !== null)
    return ids
  }
  const waiting = async (caller: Caller) => {
    const { status, answer } = await api.call(caller, 'GET', '/mine/waiting')
    expect(status).toBe(200)
    return answer as {
      records: { count: number; items: { id: string }[] }
      leave: { items: { personId: string }[] }
      complaints: { items: { id: string }[] }
    }
  }
  const waitsFor = async (caller: Caller, id: string) =>
    (await waiting(caller)).records.items.some((record) => record.id === id)

  test('lists hold what is mine or in reach, page by page, and nothing else', async () => {
    const mine: string[] = []
    for (const date of [
      '2026-03-02',
      '2026-03-01',
      '2026-03-02',
      '2026-02-28',
      '2026-03-05',
      '2026-03-01',
      '2026-03-03',
    ]) {
      mine.push(await submit(city.member, date))
    }
    const ofColleague = await submit(city.colleague, '2026-03-04')
    const elsewhere = await submit(city.otherSecretary, '2026-03-04')
    const whole = await list(city.member, 'of=mine')
    expect(whole.items.map(({ happenedOn }) => happenedOn)).toEqual([
      '2026-03-05',
      '2026-03-03',
      '2026-03-02',
      '2026-03-02',
      '2026-03-01',
      '2026-03-01',
      '2026-02-28',
    ])
    expect(new Set(whole.items.map(({ id }) => id))).toEqual(new Set(mine))
    expect(await pagesOf(city.member, 'of=mine')).toEqual(whole.items.map(({ id }) => id))
    for (const caller of [city.secretary, city.deputy, city.organStaff]) {
      const ids = await pagesOf(caller, 'of=reach')
      expect(new Set(ids)).toEqual(new Set([...mine, ofColleague]))
      expect(ids.length).toBe(8)
    }
    expect(new Set(await pagesOf(city.worksStaff, 'of=reach'))).toEqual(new Set([...mine, ofColleague, elsewhere]))
    expect((await list(city.otherSecretary, 'of=reach')).items.map(({ id }) => id)).toEqual([elsewhere])
    expect((await list(city.member, 'of=reach')).items).toEqual([])
    expect((await list(city.secretary, `of=reach&personId=${city.colleague.personId}`)).items).toMatchObject([
      { id: ofColleague, personName: '党员乙', record: { hours: '1.5' } },
    ])
    expect((await list(city.otherSecretary, `of=reach&personId=${city.colleague.personId}`)).items).toEqual([])
    expect((await list(city.secretary, `of=reach&branchId=${city.branches[1]}`)).items).toEqual([])
    expect(
      (await list(city.worksStaff, `of=reach&branchId=${city.branches[1]}&kind=volunteer-hours&state=submitted`)).items
        .length,
    ).toBe(1)
    expect((await list(city.worksStaff, 'of=reach&state=approved')).items).toEqual([])
  })

  test('a record is read with its whole story, and the look is noted', async () => {
    const id = await submit(city.member, '2026-04-01')
    const decision = { step: 'return', reason: '请写明地点', records: [{ id, revision: 1 }] }
    expect((await api.call(city.secretary, 'POST', '/records/decisions', decision)).answer).toMatchObject({
      items: [{ id, done: true, state: 'returned', revision: 2 }],
    })
    const mended = { kind: 'volunteer-hours', happenedOn: '2026-04-01', title: '江滨社区服务', hours: '2' }
    const mend = await api.call(city.member, 'PUT', `/records/${id}`, { revision: 2, record: mended })
    expect(mend).toMatchObject({ status: 200, answer: { revision: 3, state: 'submitted' } })
    const approval = { step: 'approve', reason: null, records: [{ id, revision: 3 }] }
    await api.call(city.secretary, 'POST', '/records/decisions', approval)
    const { answer } = await api.call(city.organStaff, 'GET', `/records/${id}`)
    expect(answer).toMatchObject({
      id,
      personName: '党员甲',
      authorName: '党员甲',
      state: 'approved',
      revision: 4,
      record: mended,
      history: [
        { revision: 1, state: 'submitted', changedByName: '党员甲', record: { hours: '1.5' } },
        { revision: 2, state: 'returned', changedByName: '书记员', reason: '请写明地点' },
        { revision: 3, state: 'submitted', record: { title: '江滨社区服务' } },
        { revision: 4, state: 'approved' },
      ],
      files: [],
    })
    const looks = await inTransaction(context.database, city.worksStaff, (tx) =>
      tx.selectFrom('read_log').select(['reader_id', 'person_id']).where('what', '=', 'record').execute(),
    )
    expect(looks).toEqual([{ reader_id: city.organStaff.personId, person_id: city.member.personId }])
    const reversal = { revision: 4, reason: '重复' }
    expect(await api.call(city.secretary, 'POST', `/records/${id}/reversal`, reversal)).toMatchObject({ status: 200 })
  })

  test('outsiders get not-found for every way to a record, which stays as it is', async () => {
    const id = await submit(city.member, '2026-04-02')
    const mended = { kind: 'pledge', happenedOn: '2026-04-01', title: '改掉' }
    for (const caller of [city.colleague, city.otherSecretary]) {
      for (const [method, path, body] of [
        ['GET', `/records/${id}`, undefined],
        ['PUT', `/records/${id}`, { revision: 1, record: mended }],
        ['POST', `/records/${id}/withdrawal`, { revision: 1, reason: null }],
        ['POST', `/records/${id}/reversal`, { revision: 1, reason: '改掉' }],
        ['PUT', `/records/${id}/files/${context.newId()}`, undefined],
      ] as const) {
        expect(await api.call(caller, method, path, body)).toMatchObject({ status: 404, answer: { code: 'not-found' } })
      }
    }
    const decision = { step: 'approve', reason: null, records: [{ id, revision: 1 }] }
    expect((await api.call(city.otherSecretary, 'POST', '/records/decisions', decision)).answer).toMatchObject({
      items: [{ done: false, error: { code: 'not-found' } }],
    })
    expect((await api.call(city.member, 'GET', `/records/${id}`)).answer).toMatchObject({
      state: 'submitted',
      revision: 1,
    })
  })

  test.each([
    'cursor=xyz',
    'cursor=bm90anNvbg',
    'cursor=WyIyMDI2Il0',
    'limit=0',
    'limit=101',
    'state=lost',
    'personId=7',
    'of=all',
    'more=1',
  ])('a list asked for with %s is refused', async (query) => {
    const { status, answer } = await api.call(city.member, 'GET', `/records?of=mine&${query}`)
    expect({ status, answer }).toMatchObject({ status: 400, answer: { code: 'bad-request' } })
  })

  test('what the secretary filed or filled in waits for the deputy, and for the organ where there is none', async () => {
    const bySecretary = await submit(city.secretary, '2026-05-01')
    const forMember = await submit(city.secretary, '2026-05-01', city.member.personId)
    const byDeputy = await submit(city.deputy, '2026-05-01')
    const byMember = await submit(city.member, '2026-05-02')
    for (const [id, secretary, deputy] of [
      [bySecretary, false, true],
      [forMember, false, true],
      [byDeputy, true, false],
      [byMember, true, true],
    ] as const) {
      expect([await waitsFor(city.secretary, id), await waitsFor(city.deputy, id)]).toEqual([secretary, deputy])
      expect([await waitsFor(city.organStaff, id), await waitsFor(city.otherSecretary, id)]).toEqual([false, false])
    }
    const person = await createPerson(context, city.worksStaff, {
      name: '乙党委员',
      sex: null,
      birthMonth: null,
      joinedOn: day('2012-05-01'),
      joinedPrecision: 'day',
      class: 'regular',
      branchId: city.branches[1],
      groupId: null,
      from: day('2020-01-01'),
    })
    const otherStaff = { ...city.organStaff, personId: person.id as Caller['personId'], sessionId: context.newId() }
    await grantRole(context, city.worksStaff, {
      personId: otherStaff.personId,
      organisationId: city.organs[1],
      role: 'organ-staff',
      from: day('2026-01-01'),
      until: null,
    })
    const alone = await submit(city.otherSecretary, '2026-05-03')
    const byStaff = await submit(otherStaff, '2026-05-03')
    expect([await waitsFor(otherStaff, alone), await waitsFor(city.otherSecretary, alone)]).toEqual([true, false])
    expect([await waitsFor(otherStaff, byStaff), await waitsFor(city.otherSecretary, byStaff)]).toEqual([false, true])
  })

  test('a leave request waits for the branch’s secretary and nobody else', async () => {
    const activityId = context.newId()
    await inTransaction(context.database, city.secretary, async (tx) => {
      await tx
        .insertInto('activities')
        .values({
          city_id: city.cityId,
          id: activityId,
          organisation_id: city.branches[0],
          kinds: ['members-meeting'],
          expects: 'listed',
          title: '支部党员大会',
          held_on: day('2026-11-25'),
          quarters: null,
          lecturer_id: null,
          state: 'open',
          closed_at: null,
        })
        .execute()
      await tx
        .insertInto('attendance')
        .values({
          city_id: city.cityId,
          activity_id: activityId,
          person_id: city.member.personId,
          expected: true,
          status: 'leave-asked',
          reason: '出差',
          recorded_by: null,
          recorded_at: null,
        })
        .execute()
    })
    expect((await waiting(city.secretary)).leave.items).toMatchObject([
      { personId: city.member.personId, reason: '出差', heldOn: '2026-11-25' },
    ])
    for (const caller of [city.member, city.organStaff, city.otherSecretary, city.worksStaff]) {
      expect((await waiting(caller)).leave.items).toEqual([])
    }
  })

  test('a complaint goes to the committee it is for, is answered once, and its author reads the answer', async () => {
    const make = async (to: string) => {
      const body = { clientId: context.newId(), to, text: '会议通知太晚，请提前两天' }
      const { status, answer } = await api.call(city.member, 'POST', '/complaints', body)
      expect(status).toBe(200)
      return (answer as { id: string }).id
    }
    const toOrgan = await make('organ-committee')
    context.setNow('2026-11-20T10:00:01+08:00')
    const toWorks = await make('works-committee')
    const waits = async (caller: Caller) => (await waiting(caller)).complaints.items.map(({ id }) => id)
    expect(await waits(city.organStaff)).toEqual([toOrgan])
    expect(await waits(city.worksStaff)).toEqual([toWorks])
    expect(await waits(city.secretary)).toEqual([])
    const answer = { revision: 1, answer: '今后提前三天通知' }
    for (const caller of [city.member, city.secretary, city.otherSecretary]) {
      expect(await api.call(caller, 'POST', `/complaints/${toOrgan}/answer`, answer)).toMatchObject({ status: 404 })
    }
    expect(await api.call(city.organStaff, 'POST', `/complaints/${toWorks}/answer`, answer)).toMatchObject({
      status: 404,
    })
    expect(await api.call(city.organStaff, 'POST', `/complaints/${toOrgan}/answer`, answer)).toMatchObject({
      status: 200,
    })
    expect(await api.call(city.worksStaff, 'POST', `/complaints/${toOrgan}/answer`, answer)).toMatchObject({
      status: 409,
      answer: { code: 'revision-conflict' },
    })
    expect(await waits(city.organStaff)).toEqual([])
    const { answer: mine } = await api.call(city.member, 'GET', '/complaints?of=mine')
    expect((mine as { items: unknown[] }).items).toMatchObject([
      { id: toWorks, answer: null },
      { id: toOrgan, answer: '今后提前三天通知', revision: 2 },
    ])
    const reach = async (caller: Caller) =>
      (await api.call(caller, 'GET', '/complaints?of=reach&limit=1')).answer as {
        items: { id: string }[]
        next: string
      }
    expect((await reach(city.organStaff)).items.map(({ id }) => id)).toEqual([toOrgan])
    expect((await reach(city.colleague)).items).toEqual([])
    const first = await reach(city.worksStaff)
    expect(first.items.map(({ id }) => id)).toEqual([toWorks])
    const { answer: second } = await api.call(city.worksStaff, 'GET', `/complaints?of=reach&cursor=${first.next}`)
    expect(second).toMatchObject({ items: [{ id: toOrgan }], next: null })
  })

  test('a group’s leader reads the group’s records and no others', async () => {
    const group = await createOrganisation(context, city.worksStaff, {
      parentId: city.branches[0],
      kind: 'group',
      name: '第一小组',
      foundedOn: day('2020-01-01'),
    })
    const person = await createPerson(context, city.worksStaff, {
      name: '组员甲',
      sex: null,
      birthMonth: null,
      joinedOn: day('2012-05-01'),
      joinedPrecision: 'day',
      class: 'regular',
      branchId: city.branches[0],
      groupId: group.id,
      from: day('2020-01-01'),
    })
    await grantRole(context, city.worksStaff, {
      personId: city.colleague.personId,
      organisationId: group.id,
      role: 'group-leader',
      from: day('2026-01-01'),
      until: null,
    })
    const id = await submit(city.secretary, '2026-06-01', person.id)
    expect((await list(city.colleague, 'of=reach')).items.map((record) => record.id)).toEqual([id])
    expect((await api.call(city.colleague, 'GET', `/records/${id}`)).status).toBe(200)
  })
})
