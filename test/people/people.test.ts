import { beforeAll, beforeEach, expect, test } from '@jest/globals'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { submission } from '../../shared/records/contents'
import type { CivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

const NOBODY = { status: 404, answer: { code: 'not-found' } }
type Rows = { readonly items: readonly { readonly id: string; readonly name: string }[]; readonly next: string | null }

describeOnBoth('people', (open) => {
  let context: TestContext
  let city: SmallCity
  let api: TestApi
  let cities = 0
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    api = openApi(context)
  })
  beforeEach(async () => {
    context.setNow('2026-11-20T10:00:00+08:00')
    city = await copySmallCity(context, `sample${++cities}`)
  })

  const entrant = (name: string, more: object = {}) => ({
    name,
    sex: null,
    birthMonth: '1980-02',
    joinedOn: '2012-05-01',
    joinedPrecision: 'day',
    class: 'regular',
    branchId: city.branches[0],
    groupId: null,
    from: '2020-01-01',
    ...more,
  })
  const enter = (caller: Caller, body: object) => api.call(caller, 'POST', '/people', body)
  const entered = async (body: object) => {
    const { status, answer } = await enter(city.worksStaff, body)
    expect(status).toBe(200)
    return (answer as { id: string }).id
  }
  const read = async (caller: Caller, personId: string) => (await api.call(caller, 'GET', `/people/${personId}`)).answer
  const rowsOf = (table: 'people' | 'memberships' | 'person_classes' | 'audit_log' | 'role_grants') =>
    asOwner(context.database, 'list-cities', (tx) =>
      tx.selectFrom(table).selectAll().where('city_id', '=', city.cityId).execute(),
    ).then((rows) => rows.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)))

  /** Freezes a mean of the city, as the night does, so that branches are held against it. */
  const freezeMean = () =>
    asOwner(context.database, 'list-cities', (tx) =>
      tx
        .insertInto('measures')
        .values({
          city_id: city.cityId,
          subject_id: city.worksCommitteeId,
          year: 2026,
          as_of: '2026-11-19' as CivilDate,
          figures: JSON.stringify({ 'member-index.city': { points: 56_000, members: 7 } }),
        })
        .execute(),
    )
  /** How many members a branch's score was last told to count. */
  const counted = async (branchId: string) => {
    const { facts } = await asOwner(context.database, 'list-cities', (tx) =>
      tx
        .selectFrom('scores')
        .select('facts')
        .where('city_id', '=', city.cityId)
        .where('subject_id', '=', branchId)
        .orderBy('as_of', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow(),
    )
    const match = /"branch_members": ?(\d+)/.exec(JSON.stringify(facts))
    return match ? Number(match[1]) : null
  }

  test('names of several parts are kept one way, and sort as an address book does', async () => {
    for (const name of ['艾力·买买提', '阿依古丽 • 吾守尔', 'Zhang  San', '曾　文', '张一'])
      await entered(entrant(name))
    const pages: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const { status, answer } = await api.call(
        city.organStaff,
        'GET',
        `/people?limit=3${next === '' ? '' : `&cursor=${next}`}`,
      )
      expect(status).toBe(200)
      const page = answer as Rows
      expect(page.items.length).toBeLessThanOrEqual(3)
      pages.push(...page.items.map(({ name }) => name))
      next = page.next
    }
    expect(pages).toEqual([
      'Zhang San',
      '阿依古丽·吾守尔',
      '艾力·买买提',
      '党委员',
      '党员甲',
      '党员乙',
      '副书记',
      '书记员',
      '曾 文',
      '张一',
    ])
  })

  test('a look at a roster is noted for each member on the page, a look at oneself is not', async () => {
    await api.call(city.secretary, 'GET', '/people?limit=2')
    await read(city.member, city.member.personId)
    const rows = await asOwner(context.database, 'list-cities', (tx) =>
      tx.selectFrom('read_log').select(['reader_id', 'what']).where('city_id', '=', city.cityId).execute(),
    )
    expect(rows).toEqual([
      { reader_id: city.secretary.personId, what: 'list-people' },
      { reader_id: city.secretary.personId, what: 'list-people' },
    ])
  })

  test('everybody sees their own reach: an organ its own, a member nobody but themselves', async () => {
    const names = async (caller: Caller, query = '') =>
      ((await api.call(caller, 'GET', `/people${query}`)).answer as Rows).items.map(({ name }) => name)
    expect(await names(city.worksStaff)).toHaveLength(7)
    expect(await names(city.organStaff)).toHaveLength(5)
    expect(await names(city.otherSecretary)).toEqual(['书记乙'])
    expect(await names(city.member)).toEqual([])
    expect(await names(city.worksStaff, `?organisationId=${city.branches[1]}`)).toEqual(['书记乙'])
    expect(await api.call(city.organStaff, 'GET', `/people?organisationId=${city.branches[1]}`)).toMatchObject(NOBODY)
    expect(await api.call(city.otherSecretary, 'GET', `/people/${city.member.personId}`)).toMatchObject(NOBODY)
    expect(await api.call(city.colleague, 'GET', `/people/${city.member.personId}`)).toMatchObject(NOBODY)
    expect(await api.call(city.worksStaff, 'GET', '/people?cursor=bm8')).toMatchObject({ status: 400 })
  })

  test.each([
    ['a day of joining to come', { joinedOn: '2026-11-21', from: '2026-11-21' }, 422, 'future-date'],
    ['a membership to come', { from: '2026-11-21' }, 422, 'future-date'],
    ['a membership before joining', { from: '2012-04-30' }, 422, 'out-of-range'],
    ['a day that does not exist', { joinedOn: '2025-02-29' }, 400, 'bad-request'],
    ['a control character', { name: '甲\u0007' }, 422, 'forbidden-character'],
    ['an empty name', { name: ' ' }, 400, 'bad-request'],
    ['a name of 51 characters', { name: '甲'.repeat(51) }, 400, 'bad-request'],
    ['an unknown field', { idCard: '110101' }, 400, 'bad-request'],
    ['an unknown class', { class: 'honorary' }, 400, 'bad-request'],
    ['a branch that is none', { branchId: '0192f3a0-0000-7000-8000-00000000ffff' }, 404, 'not-found'],
  ])('%s is refused, nothing is written', async (_, wrong, status, code) => {
    const before = [await rowsOf('people'), await rowsOf('audit_log')]
    expect(await enter(city.organStaff, entrant('新党员', wrong))).toMatchObject({
      status,
      answer: { code },
    })
    expect([await rowsOf('people'), await rowsOf('audit_log')]).toEqual(before)
  })

  test('a civil day is one of Shanghai: at midnight there, today has come', async () => {
    context.setNow('2026-11-20T15:59:59Z')
    const body = entrant('新党员', { joinedOn: '2026-11-21', from: '2026-11-21' })
    expect(await enter(city.organStaff, body)).toMatchObject({ status: 422, answer: { code: 'future-date' } })
    context.setNow('2026-11-20T16:00:00Z')
    expect((await enter(city.organStaff, body)).status).toBe(200)
  })

  test('organ staff cannot enter, change or move anybody of another organ', async () => {
    const before = await Promise.all([rowsOf('people'), rowsOf('memberships'), rowsOf('audit_log')])
    const other = city.otherSecretary.personId
    expect(await enter(city.organStaff, entrant('新党员', { branchId: city.branches[1] }))).toMatchObject(NOBODY)
    expect(await enter(city.secretary, entrant('新党员'))).toMatchObject(NOBODY)
    expect(await api.call(city.organStaff, 'PATCH', `/people/${other}`, { revision: 1, name: '改名' })).toMatchObject(
      NOBODY,
    )
    const here = { revision: 1, branchId: city.branches[0], groupId: null, from: '2026-11-20' }
    expect(await api.call(city.organStaff, 'POST', `/people/${other}/transfer`, here)).toMatchObject(NOBODY)
    const there = { revision: 1, branchId: city.branches[1], groupId: null, from: '2026-11-20' }
    const mine = city.member.personId
    expect(await api.call(city.organStaff, 'POST', `/people/${mine}/transfer`, there)).toMatchObject(NOBODY)
    expect(await Promise.all([rowsOf('people'), rowsOf('memberships'), rowsOf('audit_log')])).toEqual(before)
  })

  test('a batch enters everybody or nobody, scored at once', async () => {
    const people = Array.from({ length: 300 }, (_, nth) => entrant(`党员${nth}`))
    const before = await rowsOf('people')
    const wrong = [...people.slice(0, 120), entrant('来得早', { from: '2012-04-30' })]
    expect(await api.call(city.organStaff, 'POST', '/people/batch', { people: wrong })).toMatchObject({
      status: 422,
      answer: { code: 'out-of-range', message: expect.stringContaining('第 121 人') },
    })
    const foreign = [...people.slice(0, 3), entrant('别处', { branchId: city.branches[1] })]
    expect(await api.call(city.organStaff, 'POST', '/people/batch', { people: foreign })).toMatchObject(NOBODY)
    expect(await rowsOf('people')).toEqual(before)

    const { status, answer } = await api.call(city.organStaff, 'POST', '/people/batch', { people })
    expect(status).toBe(200)
    const ids = (answer as { people: { id: string }[] }).people.map(({ id }) => id)
    expect(new Set(ids).size).toBe(300)
    const kept = await rowsOf('people')
    expect(kept).toHaveLength(before.length + 300)
    expect(ids.map((id) => kept.find((row) => 'name' in row && 'id' in row && row.id === id))).toMatchObject(
      people.map(({ name }) => ({ name })),
    )
    const scored = await asOwner(context.database, 'list-cities', (tx) =>
      tx
        .selectFrom('scores')
        .select('subject_id')
        .distinct()
        .where('city_id', '=', city.cityId)
        .where('subject_id', 'in', ids)
        .execute(),
    )
    expect(scored).toHaveLength(300)
  })

  test('a change names the revision it saw, and leaves what it does not name', async () => {
    const { personId } = city.member
    const change = (body: object) => api.call(city.organStaff, 'PATCH', `/people/${personId}`, body)
    expect(await change({ revision: 1, name: '陈·改名', sex: 'female' })).toMatchObject({
      status: 200,
      answer: { revision: 2 },
    })
    expect(await change({ revision: 1, name: '再改' })).toMatchObject({
      status: 409,
      answer: { code: 'revision-conflict' },
    })
    expect(await read(city.secretary, personId)).toMatchObject({
      name: '陈·改名',
      sex: 'female',
      joinedOn: '2012-05-01',
      revision: 2,
    })
    const log = JSON.stringify(await rowsOf('audit_log'))
    expect(log).toContain('change-person')
    expect(log).not.toContain('改名')
    expect(
      await api.call(city.organStaff, 'PATCH', `/people/${city.organStaff.personId}`, { revision: 1, name: '我' }),
    ).toMatchObject({
      status: 403,
      answer: { code: 'own-record' },
    })
  })

  test('a class holds from its day on; a retired member is not counted with the branch any more', async () => {
    const { personId } = city.member
    const change = (body: object) => api.call(city.organStaff, 'PATCH', `/people/${personId}`, body)
    for (const from of ['2026-11-21', '2012-04-30']) {
      expect((await change({ revision: 1, class: { class: 'retired', from } })).status).toBe(422)
    }
    await freezeMean()
    expect((await change({ revision: 1, sex: 'male', class: { class: 'regular', from: '2026-11-19' } })).status).toBe(
      200,
    )
    expect(await counted(city.branches[0])).toBe(5)
    expect((await change({ revision: 2, class: { class: 'retired', from: '2026-11-20' } })).status).toBe(200)
    expect(await counted(city.branches[0])).toBe(4)
    expect(await read(city.secretary, personId)).toMatchObject({
      classes: [
        { class: 'retired', from: '2026-11-20' },
        { class: 'regular', from: '2026-11-19' },
        { class: 'regular', from: '2012-05-01' },
      ],
    })
    // A wrong entry is mended on the same day.
    expect((await change({ revision: 3, class: { class: 'floating', from: '2026-11-20' } })).status).toBe(200)
    expect(await read(city.secretary, personId)).toMatchObject({
      classes: [{ class: 'floating' }, { class: 'regular' }, { class: 'regular' }],
    })
  })

  test('joining can be mended, but not past what is already entered', async () => {
    const { personId } = city.member
    const change = (body: object) => api.call(city.organStaff, 'PATCH', `/people/${personId}`, body)
    expect(await change({ revision: 1, joinedOn: '2020-01-02' })).toMatchObject({
      status: 422,
      answer: { code: 'out-of-range' },
    })
    expect(await change({ revision: 1, joinedOn: '2026-11-21' })).toMatchObject({
      status: 422,
      answer: { code: 'future-date' },
    })
    expect((await change({ revision: 1, joinedOn: '2019-12-31', joinedPrecision: 'month' })).status).toBe(200)
    expect(await read(city.secretary, personId)).toMatchObject({
      joinedOn: '2019-12-31',
      joinedPrecision: 'month',
      classes: [{ class: 'regular', from: '2019-12-31' }],
    })
  })

  test('a member moves on a day: one membership ends the day before, records stay, both branches see it', async () => {
    const { personId } = city.member
    const record = await submitRecord(
      context,
      city.member,
      submission.parse({
        clientId: context.newId(),
        record: { kind: 'study-hours', happenedOn: '2026-11-18', title: '学习', hours: '1' },
      }),
    )
    await freezeMean()
    const move = (body: object) =>
      api.call(city.worksStaff, 'POST', `/people/${personId}/transfer`, {
        revision: 1,
        branchId: city.branches[1],
        groupId: null,
        from: '2026-11-19',
        ...body,
      })
    expect(await move({ from: '2026-11-21' })).toMatchObject({ status: 422, answer: { code: 'future-date' } })
    expect(await move({ from: '2020-01-01' })).toMatchObject({ status: 422, answer: { code: 'out-of-range' } })
    expect(await move({ branchId: city.branches[0] })).toMatchObject({ status: 409, answer: { code: 'conflict' } })
    expect(await move({ branchId: city.organs[1] })).toMatchObject({ status: 409, answer: { code: 'conflict' } })
    expect(await move({ revision: 2 })).toMatchObject({ status: 409, answer: { code: 'revision-conflict' } })
    expect(await read(city.secretary, personId)).toMatchObject({ memberships: [{ until: null }] })

    expect(await move({})).toEqual({ status: 200, answer: { revision: 2, postsLeft: [] } })
    expect(await api.call(city.secretary, 'GET', `/people/${personId}`)).toMatchObject(NOBODY)
    expect(await read(city.otherSecretary, personId)).toMatchObject({
      memberships: [
        { branchId: city.branches[1], from: '2026-11-19', until: null },
        { branchId: city.branches[0], from: '2020-01-01', until: '2026-11-18' },
      ],
    })
    const kept = await asOwner(context.database, 'list-cities', (tx) =>
      tx
        .selectFrom('records')
        .select('branch_id')
        .where('city_id', '=', city.cityId)
        .where('id', '=', record.id)
        .execute(),
    )
    expect(kept).toEqual([{ branch_id: city.branches[0] }])
    expect(await Promise.all(city.branches.map(counted))).toEqual([4, 2])
  })

  test('memberships never overlap, however often and by whom somebody is moved', async () => {
    const { personId } = city.member
    const move = (revision: number, branchId: string, from: string) =>
      api.call(city.worksStaff, 'POST', `/people/${personId}/transfer`, { revision, branchId, groupId: null, from })
    const race = await Promise.all(Array.from({ length: 6 }, () => move(1, city.branches[1], '2026-03-01')))
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    expect((await move(2, city.branches[0], '2026-02-28')).status).toBe(422)
    expect((await move(2, city.branches[0], '2026-03-01')).status).toBe(422)
    expect((await move(2, city.branches[0], '2026-03-02')).status).toBe(200)
    const { memberships } = (await read(city.secretary, personId)) as {
      memberships: { from: string; until: string | null }[]
    }
    expect(memberships.map(({ from, until }) => [from, until])).toEqual([
      ['2026-03-02', null],
      ['2026-03-01', '2026-03-01'],
      ['2020-01-01', '2026-02-28'],
    ])
  })

  test('a move tells which posts are left behind, and a group is one of the branch', async () => {
    const group = await api.call(city.worksStaff, 'POST', '/organisations', {
      parentId: city.branches[0],
      kind: 'group',
      name: '第一小组',
      foundedOn: '2026-01-01',
    })
    const groupId = (group.answer as { id: string }).id
    const { personId } = city.deputy
    const move = (body: object) =>
      api.call(city.worksStaff, 'POST', `/people/${personId}/transfer`, { groupId: null, from: '2026-11-02', ...body })
    expect(await move({ revision: 1, branchId: city.branches[1], groupId })).toMatchObject({ status: 409 })
    expect(await move({ revision: 1, branchId: city.branches[0], groupId, from: '2026-11-01' })).toEqual({
      status: 200,
      answer: { revision: 2, postsLeft: [] },
    })
    const { answer } = await move({ revision: 2, branchId: city.branches[1] })
    const { roles } = (await read(city.worksStaff, personId)) as { roles: { id: string }[] }
    expect(answer).toEqual({ revision: 3, postsLeft: roles.map(({ id }) => id) })
    expect(roles).toHaveLength(1)
  })
})
