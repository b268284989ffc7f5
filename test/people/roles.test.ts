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

describeOnBoth('roles', (open) => {
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

  const grant = (caller: Caller, personId: string, role: string, organisationId: string, more: object = {}) =>
    api.call(caller, 'POST', '/roles', { personId, organisationId, role, from: '2026-11-20', until: null, ...more })
  const end = (caller: Caller, roleId: string, until: string, revision = 1) =>
    api.call(caller, 'POST', `/roles/${roleId}/end`, { revision, until })
  const idOf = ({ answer }: { answer: unknown }) => (answer as { id: string }).id
  const grants = () =>
    asOwner(context.database, 'list-cities', (tx) =>
      tx.selectFrom('role_grants').selectAll().where('city_id', '=', city.cityId).orderBy('id').execute(),
    )
  const roleOf = async ({ personId }: Caller) => (await grants()).find((row) => row.person_id === personId)?.id ?? ''

  test('nobody gives themselves a role, gives one above their own, or gives one in another organ', async () => {
    const before = await grants()
    const { member, organStaff, worksStaff, otherSecretary, secretary } = city
    const [branch, otherBranch] = city.branches
    expect(await grant(organStaff, organStaff.personId, 'secretary', branch)).toMatchObject({
      status: 403,
      answer: { code: 'own-record' },
    })
    expect(await grant(worksStaff, worksStaff.personId, 'inspector', city.worksCommitteeId)).toMatchObject({
      status: 403,
    })
    expect(await grant(organStaff, member.personId, 'works-staff', city.worksCommitteeId)).toMatchObject(NOBODY)
    expect(await grant(organStaff, member.personId, 'works-staff', city.organs[0])).toMatchObject({
      status: 403,
      answer: { code: 'above-level' },
    })
    expect(await grant(organStaff, member.personId, 'secretary', otherBranch)).toMatchObject(NOBODY)
    expect(await grant(organStaff, otherSecretary.personId, 'secretary', branch)).toMatchObject(NOBODY)
    expect(await grant(secretary, member.personId, 'committee-member', branch)).toMatchObject(NOBODY)
    expect(await grant(member, member.personId, 'secretary', branch)).toMatchObject(NOBODY)
    expect(await grants()).toEqual(before)
    expect((await grant(organStaff, member.personId, 'organ-staff', city.organs[0])).status).toBe(200)
  })

  test.each([
    ['a post before joining', { from: '2012-04-30' }, 422, 'out-of-range'],
    ['an end before the beginning', { until: '2026-11-19' }, 422, 'out-of-range'],
    ['a role of another level', { role: 'organ-staff' }, 409, 'conflict'],
    ['no role at all', { role: 'chairman' }, 400, 'bad-request'],
    ['somebody unknown', { personId: '0192f3a0-0000-7000-8000-00000000ffff' }, 404, 'not-found'],
  ])('%s is refused', async (_, more, status, code) => {
    const before = await grants()
    expect(
      await grant(city.worksStaff, city.member.personId, 'committee-member', city.branches[0], more),
    ).toMatchObject({ status, answer: { code } })
    expect(await grants()).toEqual(before)
  })

  test('the same post twice at a time is refused, also when both come at once', async () => {
    const [branch] = city.branches
    const { personId } = city.member
    const twice = await Promise.all([
      grant(city.organStaff, personId, 'committee-member', branch, { from: '2026-01-01', until: '2026-06-30' }),
      grant(city.worksStaff, personId, 'committee-member', branch, { from: '2026-06-30', until: null }),
    ])
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('a role that ended yesterday opens nothing today, to the second', async () => {
    const roster = () => api.call(city.secretary, 'GET', `/people/${city.member.personId}`)
    const id = await roleOf(city.secretary)
    expect(await end(city.organStaff, id, '2026-11-20')).toMatchObject({ status: 200, answer: { revision: 2 } })
    context.setNow('2026-11-20T15:59:59.999Z')
    expect((await roster()).status).toBe(200)
    context.setNow('2026-11-20T16:00:00Z')
    expect(await roster()).toMatchObject(NOBODY)
    expect(await api.call(city.secretary, 'GET', '/people?limit=5')).toEqual({
      status: 200,
      answer: { items: [], next: null },
    })
    expect(await api.call(city.secretary, 'GET', '/me')).toMatchObject({ answer: { roles: [], actions: [] } })
  })

  test('a role that begins tomorrow opens nothing today', async () => {
    const { personId } = city.colleague
    expect((await grant(city.organStaff, personId, 'secretary', city.branches[0], { from: '2026-11-21' })).status).toBe(
      200,
    )
    const roster = () => api.call(city.colleague, 'GET', `/people/${city.member.personId}`)
    expect(await roster()).toMatchObject(NOBODY)
    context.setNow('2026-11-21T00:00:00+08:00')
    expect((await roster()).status).toBe(200)
  })

  test('staff whose own role ended can neither give nor end roles', async () => {
    expect((await end(city.worksStaff, await roleOf(city.organStaff), '2026-11-19')).status).toBe(200)
    const before = await grants()
    expect(await grant(city.organStaff, city.member.personId, 'secretary', city.branches[0])).toMatchObject(NOBODY)
    expect(await end(city.organStaff, await roleOf(city.deputy), '2026-11-20')).toMatchObject(NOBODY)
    expect(await grants()).toEqual(before)
  })

  test('an end names the revision it saw, lies not before the beginning, and is nobody’s own', async () => {
    const id = idOf(await grant(city.organStaff, city.member.personId, 'committee-member', city.branches[0]))
    expect(await end(city.organStaff, id, '2026-11-19')).toMatchObject({ status: 422 })
    expect(await end(city.organStaff, id, '2026-11-20', 7)).toMatchObject({
      status: 409,
      answer: { code: 'revision-conflict' },
    })
    expect(await end(city.organStaff, await roleOf(city.organStaff), '2026-11-20')).toMatchObject({ status: 403 })
    expect(await end(city.organStaff, await roleOf(city.otherSecretary), '2026-11-20')).toMatchObject(NOBODY)
    expect(await end(city.organStaff, await roleOf(city.worksStaff), '2026-11-20')).toMatchObject(NOBODY)
    expect((await end(city.organStaff, id, '2026-11-20')).status).toBe(200)
    context.setNow('2026-11-21T00:00:00+08:00')
    expect(await end(city.organStaff, id, '2026-12-31', 2)).toMatchObject({ status: 409, answer: { code: 'conflict' } })
  })

  test('a seat on the committee changes what the branch is measured by', async () => {
    const facts = async () => {
      const rows = await asOwner(context.database, 'list-cities', (tx) =>
        tx
          .selectFrom('scores')
          .select(['facts', 'total'])
          .where('city_id', '=', city.cityId)
          .where('subject_id', '=', city.branches[0])
          .execute(),
      )
      return JSON.stringify(rows)
    }
    const before = await facts()
    const id = idOf(await grant(city.organStaff, city.member.personId, 'committee-member', city.branches[0]))
    const seated = await facts()
    expect(seated).not.toBe(before)
    // The last day counts, so the seat is empty from the day after.
    expect((await end(city.organStaff, id, '2026-11-20')).status).toBe(200)
    expect(await facts()).toBe(seated)
  })
})
