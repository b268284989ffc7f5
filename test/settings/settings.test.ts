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

describeOnBoth('settings', (open) => {
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

  const seats = (count: number) => ({ name: 'committee.seats', value: { count } })
  const put = (caller: Caller, body: object) =>
    api.call(caller, 'POST', '/settings', {
      subject: { organisationId: city.branches[0] },
      setting: seats(5),
      from: '2026-11-01',
      until: null,
      reason: null,
      ...body,
    })
  const list = async (caller: Caller, query = '') => {
    const { status, answer } = await api.call(caller, 'GET', `/settings${query}`)
    expect(status).toBe(200)
    return (answer as { items: { setting: unknown; from: string; until: string | null }[] }).items
  }
  const rows = () =>
    asOwner(context.database, 'list-cities', (tx) =>
      tx.selectFrom('settings').selectAll().where('city_id', '=', city.cityId).orderBy('id').execute(),
    )

  test('what is set holds from its day until the next one', async () => {
    expect((await put(city.organStaff, {})).status).toBe(200)
    expect((await put(city.organStaff, { setting: seats(7), from: '2026-11-15', reason: '换届' })).status).toBe(200)
    expect(await list(city.organStaff, '?on=2026-10-31')).toEqual([])
    expect(await list(city.organStaff, '?on=2026-11-14')).toMatchObject([{ setting: seats(5), until: '2026-11-14' }])
    expect(await list(city.organStaff)).toMatchObject([{ setting: seats(7), from: '2026-11-15', until: null }])
    expect(await put(city.organStaff, { from: '2026-11-10' })).toMatchObject({
      status: 409,
      answer: { code: 'conflict' },
    })
  })

  test('what was set wrongly is set again from the same day, and stays on record', async () => {
    await put(city.organStaff, {})
    expect((await put(city.organStaff, { setting: seats(3) })).status).toBe(200)
    expect(await list(city.organStaff)).toMatchObject([{ setting: seats(3) }])
    expect(await rows()).toHaveLength(2)
  })

  test('two at once leave one in force', async () => {
    const both = await Promise.all([put(city.organStaff, {}), put(city.worksStaff, { setting: seats(6) })])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await list(city.worksStaff)).toHaveLength(1)
  })

  test('hours and points come back as they were sent', async () => {
    const hours = { name: 'threshold.study-hours', value: { hours: '32.5' } }
    const points = { name: 'threshold.star', value: { points: '90.50' } }
    for (const setting of [hours, points]) expect((await put(city.organStaff, { setting })).status).toBe(200)
    expect((await list(city.organStaff)).map(({ setting }) => setting)).toEqual([points, hours])
  })

  test.each([
    ['a name that is not in the list', { setting: { name: 'likes.required', value: { count: 3 } } }, 400],
    ['another setting’s value', { setting: { name: 'committee.seats', value: { scored: true } } }, 400],
    ['an unknown field', { setting: { name: 'committee.seats', value: { count: 1, more: 1 } } }, 400],
    ['a negative count', { setting: { name: 'committee.seats', value: { count: -1 } } }, 400],
    ['an end before the beginning', { until: '2026-10-31' }, 422],
  ])('%s is refused', async (_, wrong, status) => {
    expect((await put(city.organStaff, wrong)).status).toBe(status)
    expect(await rows()).toEqual([])
  })

  test('a person’s setting cannot be an organisation’s, nor one’s own', async () => {
    const scored = { name: 'member.scored', value: { scored: true } }
    expect(await put(city.organStaff, { setting: scored })).toMatchObject({
      status: 422,
      answer: { code: 'condition-not-met' },
    })
    expect(
      await put(city.organStaff, { setting: scored, subject: { personId: city.organStaff.personId } }),
    ).toMatchObject({ status: 403, answer: { code: 'own-record' } })
    expect(await rows()).toEqual([])
  })

  test('outsiders neither set, end nor see', async () => {
    const { answer } = await put(city.organStaff, {})
    const { id } = answer as { id: string }
    const before = await rows()
    expect(await put(city.organStaff, { subject: { organisationId: city.branches[1] } })).toMatchObject(NOBODY)
    expect(await put(city.organStaff, { subject: { organisationId: city.worksCommitteeId } })).toMatchObject(NOBODY)
    expect(await put(city.secretary, {})).toMatchObject(NOBODY)
    expect(await api.call(city.otherSecretary, 'POST', `/settings/${id}/end`, { until: '2026-11-20' })).toMatchObject(
      NOBODY,
    )
    const other = await copySmallCity(context, `other${cities}`)
    expect(await api.call(other.worksStaff, 'POST', `/settings/${id}/end`, { until: '2026-11-20' })).toMatchObject(
      NOBODY,
    )
    expect(await api.call(other.worksStaff, 'GET', '/settings')).toMatchObject({ answer: { items: [] } })
    expect(await rows()).toEqual(before)
  })

  test('an end is the last day that counts', async () => {
    const { answer } = await put(city.organStaff, {})
    const { id } = answer as { id: string }
    const end = (until: string) => api.call(city.organStaff, 'POST', `/settings/${id}/end`, { until })
    expect((await end('2026-10-31')).status).toBe(422)
    expect((await end('2026-11-20')).status).toBe(200)
    expect(await list(city.organStaff)).toHaveLength(1)
    context.setNow('2026-11-21T00:00:00+08:00')
    expect(await list(city.organStaff)).toEqual([])
    expect(await end('2026-12-31')).toMatchObject({ status: 409, answer: { code: 'conflict' } })
  })

  test('a retired member is scored when the branch asks for it, from that day on', async () => {
    const { status, answer } = await api.call(city.organStaff, 'POST', '/people', {
      name: '退休员',
      sex: null,
      birthMonth: null,
      joinedOn: '1980-05-01',
      joinedPrecision: 'month',
      class: 'retired',
      branchId: city.branches[0],
      groupId: null,
      from: '2020-01-01',
    })
    expect(status).toBe(200)
    const personId = (answer as { id: string }).id
    const scores = () =>
      asOwner(context.database, 'list-cities', (tx) =>
        tx
          .selectFrom('scores')
          .select('as_of')
          .where('city_id', '=', city.cityId)
          .where('subject_id', '=', personId)
          .execute(),
      )
    expect(await scores()).toEqual([])
    const setting = { name: 'member.scored', value: { scored: true } }
    expect((await put(city.organStaff, { subject: { personId }, setting, from: '2026-11-20' })).status).toBe(200)
    expect(await scores()).toEqual([{ as_of: '2026-11-20' }])
  })
})
