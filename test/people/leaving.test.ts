import { expect, test } from '@jest/globals'
import { grantRole } from '../../cloudfunctions/operations/people/grant-role'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import type { Caller } from '../../shared/access/caller'
import { submission } from '../../shared/records/contents'
import { parseCivilDate } from '../../shared/values/civil-date'
import { hold } from '../activities/holding'
import { copySmallCity } from '../city/copied-city'
import { eachTestACity, refusal } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { agreementOf } from '../records/agreement'

const NOT_FOUND = refusal(404, 'not-found')

describeOnBoth('leaving the city', (open, kind) => {
  const here = eachTestACity(open)
  let neighbours = 0
  const leave = (caller: Caller, personId: string, over: object = {}) =>
    here.api.call(caller, 'POST', `/people/${personId}/leaving`, {
      revision: 1,
      leaving: 'moved-away',
      on: '2026-11-15',
      ...over,
    })
  const indexOf = async (caller: Caller, personId: string, asOf = '') => {
    const { answer } = await here.api.call(caller, 'GET', `/members/${personId}/index?year=2026${asOf}`)
    return (answer as { items: { total: string; asOf: string }[] }).items[0]
  }
  const approve = async (member: Caller, hours: string, happenedOn: string) => {
    const { context, city } = here
    const record = { kind: 'volunteer-hours', happenedOn, title: '社区服务', hours }
    const { id } = await submitRecord(context, member, submission.parse({ clientId: context.newId(), record }))
    const records = [{ id, revision: 1 }]
    await decideRecords(context, city.secretary, { step: 'approve', reason: null, records })
  }
  const rowsOf = (table: 'memberships' | 'role_grants' | 'people' | 'identities') =>
    asOwner(here.context.database, 'list-cities', (tx) =>
      tx.selectFrom(table).selectAll().where('city_id', '=', here.city.cityId).execute(),
    ).then((rows) => JSON.stringify(rows.map((row) => JSON.stringify(row)).sort()))

  test('the index stands as on the last day, the history stays, the branch counts the member no more', async () => {
    const { context, api, city } = here
    const { personId } = city.member
    await approve(city.member, '4', '2026-11-10')
    const before = await indexOf(city.organStaff, personId)
    // What happened after the day is on record, and not in the index.
    await approve(city.member, '8', '2026-11-18')
    expect(Number((await indexOf(city.organStaff, personId))?.total)).toBe(Number(before?.total) + 6)
    expect(await leave(city.organStaff, personId)).toMatchObject({
      status: 200,
      answer: { revision: 2, postsEnded: 0 },
    })
    expect(await indexOf(city.organStaff, personId)).toMatchObject({ total: before?.total, asOf: '2026-11-15' })
    context.setNow('2026-12-24T10:00:00+08:00')
    const { stored, recomputed } = await agreementOf(context, city)
    const theirs = (rows: typeof stored) => rows.filter(({ subject_id: id }) => id === personId)
    expect(theirs(recomputed)).toEqual(theirs(stored))
    expect(await indexOf(city.worksStaff, personId)).toMatchObject({ total: before?.total, asOf: '2026-11-15' })
    const { answer } = await api.call(city.secretary, 'GET', `/records?of=reach&personId=${personId}`)
    expect((answer as { items: unknown[] }).items).toHaveLength(2)
    const list = await api.call(city.secretary, 'GET', '/people')
    expect(JSON.stringify(list.answer)).not.toContain(personId)
  })

  test('posts end with it, nobody stays signed in, and what is held can still be taken along', async () => {
    const { api, context, city } = here
    const { personId } = city.deputy
    expect(await api.call(city.deputy, 'GET', '/mine/waiting')).toMatchObject({ status: 200 })
    expect(await leave(city.worksStaff, personId)).toMatchObject({ answer: { revision: 2, postsEnded: 1 } })
    expect(await api.call(city.deputy, 'GET', '/mine/waiting')).toMatchObject(refusal(401, 'unauthenticated'))
    const again: Caller = { ...city.deputy, sessionId: context.newId() }
    expect(await api.call(again, 'GET', `/members/${personId}/index?year=2026`)).toMatchObject({ status: 200 })
    for (const path of [`/people/${city.member.personId}`, `/organisations/${city.branches[0]}/index?year=2026`]) {
      expect(await api.call(again, 'GET', path)).toMatchObject(NOT_FOUND)
    }
    const late = { kind: 'volunteer-hours', title: '社区服务', hours: '1' }
    const submit = (happenedOn: string) =>
      api.call(again, 'POST', '/records', { clientId: context.newId(), record: { ...late, happenedOn } })
    expect(await submit('2026-11-16')).toMatchObject(refusal(422, 'out-of-range'))
    expect(await submit('2026-11-15')).toMatchObject({ status: 200 })
    const post = { personId, organisationId: city.branches[0], role: 'secretary', from: '2026-11-18', until: null }
    expect(await api.call(city.worksStaff, 'POST', '/roles', post)).toMatchObject(refusal(409, 'conflict'))
  })

  test('who died cannot be signed in as, who moved can', async () => {
    const { city, context } = here
    const bind = (personId: string) =>
      asOwner(context.database, 'list-cities', (tx) =>
        tx
          .insertInto('identities')
          .values({
            app_id: 'app',
            open_id: personId,
            city_id: city.cityId,
            person_id: personId,
            bound_at: new Date(context.now()),
          })
          .execute(),
      )
    await bind(city.member.personId)
    await bind(city.colleague.personId)
    await leave(city.organStaff, city.member.personId, { leaving: 'died' })
    await leave(city.organStaff, city.colleague.personId, { leaving: 'left-party' })
    const left = await rowsOf('identities')
    expect(left).not.toContain(city.member.personId)
    expect(left).toContain(city.colleague.personId)
  })

  test.each([
    ['by a secretary', () => leave(here.city.secretary, here.city.member.personId), 404, 'not-found'],
    ['by the member', () => leave(here.city.member, here.city.member.personId), 404, 'not-found'],
    ['by another organ’s people', () => leave(here.city.otherSecretary, here.city.member.personId), 404, 'not-found'],
    ['of oneself', () => leave(here.city.organStaff, here.city.organStaff.personId), 403, 'own-record'],
    [
      'on a day to come',
      () => leave(here.city.organStaff, here.city.member.personId, { on: '2026-11-21' }),
      422,
      'future-date',
    ],
    [
      'before the membership began',
      () => leave(here.city.organStaff, here.city.member.personId, { on: '2019-12-31' }),
      422,
      'out-of-range',
    ],
    [
      'of a kind there is not',
      () => leave(here.city.organStaff, here.city.member.personId, { leaving: 'bored' }),
      400,
      'bad-request',
    ],
    [
      'as seen long ago',
      () => leave(here.city.organStaff, here.city.member.personId, { revision: 7 }),
      409,
      'revision-conflict',
    ],
  ] as const)('%s is refused and nothing is written', async (_, act, status, code) => {
    const before = [await rowsOf('memberships'), await rowsOf('role_grants'), await rowsOf('people')]
    expect(await act()).toMatchObject(refusal(status, code))
    expect([await rowsOf('memberships'), await rowsOf('role_grants'), await rowsOf('people')]).toEqual(before)
  })

  test('organ staff do not send off somebody with a higher post, nor anybody of another city', async () => {
    const { city, context } = here
    await grantRole(context, city.worksStaff, {
      personId: city.colleague.personId,
      organisationId: city.worksCommitteeId,
      role: 'works-staff',
      from: parseCivilDate('2026-01-01'),
      until: null,
    })
    expect(await leave(city.organStaff, city.colleague.personId)).toMatchObject(refusal(403, 'above-level'))
    neighbours += 1
    const { worksStaff } = await copySmallCity(context, `next-${kind}-${neighbours}`)
    expect(await leave(worksStaff, city.member.personId)).toMatchObject(NOT_FOUND)
    expect(await leave(city.worksStaff, city.colleague.personId)).toMatchObject({ status: 200 })
    expect(await leave(city.worksStaff, city.colleague.personId, { revision: 2 })).toMatchObject(
      refusal(409, 'conflict'),
    )
  })

  test('what happened stays with the branch where it happened, also when a transfer is entered late', async () => {
    const { api, context, city } = here
    const { personId } = city.member
    const { id, revision } = await hold(
      context,
      city.secretary,
      city.branches[0],
      { kinds: ['theme-day'], heldOn: '2026-11-10' },
      [[city.member, 'absent']],
    )
    const charged = async () => {
      const { answer } = await api.call(city.worksStaff, 'GET', `/members/${personId}/measures?year=2026`)
      const { items } = answer as { items: { measure: string; figure: number }[] }
      return items.find(({ measure }) => measure === 'theme-day.absences')?.figure
    }
    expect(await charged()).toBe(1)
    const transfer = { revision: 1, branchId: city.branches[1], groupId: null, from: '2026-11-05' }
    expect(await api.call(city.worksStaff, 'POST', `/people/${personId}/transfer`, transfer)).toMatchObject({
      status: 200,
    })
    expect(await charged()).toBe(1)
    // Whoever held it may settle it anew: then those who belonged there on the day are expected, and nobody else.
    const reopened = await api.call(city.secretary, 'POST', `/activities/${id}/reopen`, {
      revision,
      reason: '有人已转出',
    })
    expect(reopened).toMatchObject({ status: 200 })
    const { revision: seen } = reopened.answer as { revision: number }
    expect(await api.call(city.secretary, 'POST', `/activities/${id}/close`, { revision: seen })).toMatchObject({
      status: 200,
    })
    expect(await charged()).toBe(0)
  })
})
