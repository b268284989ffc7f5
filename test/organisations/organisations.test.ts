import { beforeAll, beforeEach, expect, test } from '@jest/globals'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { copySmallCity } from '../city/copied-city'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

const NOBODY = { status: 404, answer: { code: 'not-found' } }

interface Listed {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly members: number | null
}

describeOnBoth('organisations', (open) => {
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

  const list = async (caller: Caller, query = '') => {
    const { status, answer } = await api.call(caller, 'GET', `/organisations${query}`)
    expect(status).toBe(200)
    return answer as { items: Listed[]; next: string | null }
  }
  const namesOf = ({ items }: { items: readonly Listed[] }) => items.map(({ name, members }) => `${name} ${members}`)
  const create = (caller: Caller, body: object) =>
    api.call(caller, 'POST', '/organisations', { foundedOn: '2026-01-01', ...body })
  const change = (caller: Caller, id: string, body: object) =>
    api.call(caller, 'PATCH', `/organisations/${id}`, { revision: 1, ...body })
  const rows = () =>
    asOwner(context.database, 'list-cities', (tx) =>
      tx.selectFrom('organisations').selectAll().where('city_id', '=', city.cityId).orderBy('id').execute(),
    )
  const idOf = ({ answer }: { answer: unknown }) => (answer as { id: string }).id

  test('everybody sees the tree of their reach and the way up from where they belong', async () => {
    expect(namesOf(await list(city.worksStaff))).toEqual([
      '市直机关工委 7',
      '乙局机关党委 1',
      '市直机关工委机关支部 1',
      '甲局机关党委 5',
      '乙局第一支部 1',
      '甲局第一支部 5',
    ])
    expect(namesOf(await list(city.organStaff))).toEqual(['市直机关工委 null', '甲局机关党委 5', '甲局第一支部 5'])
    expect(namesOf(await list(city.member))).toEqual(['市直机关工委 null', '甲局机关党委 null', '甲局第一支部 null'])
  })

  test('pages bring the higher first and nothing twice', async () => {
    const seen = new Set<string>()
    let next: string | null = ''
    while (next !== null) {
      const page: { items: Listed[]; next: string | null } = await list(
        city.worksStaff,
        `?limit=2${next === '' ? '' : `&cursor=${next}`}`,
      )
      for (const { id, parentId } of page.items) {
        expect(seen.has(id)).toBe(false)
        expect(parentId === null || seen.has(parentId)).toBe(true)
        seen.add(id)
      }
      next = page.next
    }
    expect(seen.size).toBe(6)
  })

  test.each([
    ['a name that is taken below the same one', { name: '甲局第一支部' }, 409, 'conflict'],
    ['a kind that cannot stand there', { kind: 'group' }, 409, 'conflict'],
    ['a founding to come', { foundedOn: '2026-11-21' }, 422, 'future-date'],
    ['an empty name', { name: '' }, 400, 'bad-request'],
    ['a parent that is none', { parentId: '0192f3a0-0000-7000-8000-00000000ffff' }, 404, 'not-found'],
  ])('%s is refused', async (_, wrong, status, code) => {
    const before = await rows()
    const body = { parentId: city.organs[0], kind: 'branch', name: '甲局第二支部', ...wrong }
    expect(await create(city.worksStaff, body)).toMatchObject({ status, answer: { code } })
    expect(await rows()).toEqual(before)
  })

  test('two of one name at once: one stands', async () => {
    const body = { parentId: city.organs[0], kind: 'branch', name: '甲局第二支部' }
    const both = await Promise.all([create(city.worksStaff, body), create(city.worksStaff, body)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('only staff of the works committee keep organisations', async () => {
    const before = await rows()
    for (const caller of [city.organStaff, city.secretary, city.member, city.otherSecretary]) {
      expect(await create(caller, { parentId: city.organs[0], kind: 'branch', name: '甲局第二支部' })).toMatchObject(
        NOBODY,
      )
      expect(await change(caller, city.branches[0], { name: '改名' })).toMatchObject(NOBODY)
    }
    expect(await rows()).toEqual(before)
  })

  test('a new name is by revision, and free', async () => {
    const [branch] = city.branches
    expect(await change(city.worksStaff, branch, { name: '甲局机关支部' })).toMatchObject({ answer: { revision: 2 } })
    expect(await change(city.worksStaff, branch, { name: '又改' })).toMatchObject({
      status: 409,
      answer: { code: 'revision-conflict' },
    })
    expect(await change(city.worksStaff, city.organs[1], { name: '甲局机关党委' })).toMatchObject({
      status: 409,
      answer: { code: 'conflict' },
    })
  })

  test('what is dissolved is empty first: nobody in it, nothing below it, nothing waiting; its posts end with it', async () => {
    const dissolve = (id: string, revision = 1, dissolvedOn = '2026-11-20') =>
      change(city.worksStaff, id, { revision, dissolvedOn })
    const refusal = { status: 409, answer: { code: 'conflict' } }
    expect(await dissolve(city.worksCommitteeId)).toMatchObject(refusal)
    expect(await dissolve(city.organs[1])).toMatchObject(refusal)
    expect(await dissolve(city.branches[1])).toMatchObject(refusal)
    const group = idOf(await create(city.worksStaff, { parentId: city.branches[1], kind: 'group', name: '第一小组' }))
    const { personId } = city.otherSecretary
    const move = { revision: 1, branchId: city.branches[0], groupId: null, from: '2026-11-20' }
    expect((await api.call(city.worksStaff, 'POST', `/people/${personId}/transfer`, move)).status).toBe(200)
    expect(await dissolve(city.branches[1])).toMatchObject(refusal)
    expect((await dissolve(group)).status).toBe(200)
    expect((await dissolve(city.branches[1], 1, '2026-11-21')).status).toBe(422)
    expect((await dissolve(city.branches[1], 1, '2014-12-31')).status).toBe(422)
    expect((await dissolve(city.branches[1])).status).toBe(200)
    expect(await dissolve(city.branches[1], 2)).toMatchObject(refusal)
    const posts = await asOwner(context.database, 'list-cities', (tx) =>
      tx
        .selectFrom('role_grants')
        .select(['until_date', 'revision'])
        .where('city_id', '=', city.cityId)
        .where('organisation_id', '=', city.branches[1])
        .execute(),
    )
    expect(posts).toEqual([{ until_date: '2026-11-20', revision: 2 }])
    expect(
      await create(city.worksStaff, { parentId: city.branches[1], kind: 'group', name: '第二小组' }),
    ).toMatchObject(refusal)
    const back = { revision: 2, branchId: city.branches[1], groupId: null, from: '2026-11-20' }
    context.setNow('2026-11-21T10:00:00+08:00')
    expect(
      await api.call(city.worksStaff, 'POST', `/people/${personId}/transfer`, { ...back, from: '2026-11-21' }),
    ).toMatchObject(refusal)
    expect(namesOf(await list(city.worksStaff))).not.toContain('乙局第一支部 0')
    expect(namesOf(await list(city.worksStaff, '?dissolved=1'))).toContain('乙局第一支部 0')
  })
})
