import { expect, test } from '@jest/globals'
import type { Caller } from '../../shared/access/caller'
import { copySmallCity } from '../city/copied-city'
import { eachTestACity, refusal, rowsOf } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

describeOnBoth('an activity that is refused', (open) => {
  const here = eachTestACity(open)
  const branch = () => here.city.branches[0]
  const meeting = { kinds: ['members-meeting'], title: '第四季度党员大会', heldOn: '2026-11-20' }
  const post = (caller: Caller, path: string, body: unknown) => here.api.call(caller, 'POST', path, body)
  const openOne = async (
    plan: Record<string, unknown> = meeting,
    keeper = here.city.secretary,
    organisationId = branch(),
  ) => {
    const opened = await post(keeper, '/activities', { clientId: here.context.newId(), organisationId, plan })
    expect(opened).toMatchObject({ status: 200, answer: { revision: 1, state: 'open' } })
    return `/activities/${(opened.answer as { id: string }).id}`
  }
  test.each([
    [{ kinds: [] }, 400, 'bad-request'],
    [{ kinds: ['party'] }, 400, 'bad-request'],
    [{ kinds: ['theme-day', 'theme-day'] }, 422, 'too-many'],
    [{ kinds: ['group'] }, 409, 'conflict'],
    [{ kinds: ['volunteer', 'study'], hours: '2' }, 422, 'exclusive'],
    [{ kinds: ['volunteer'] }, 422, 'grade-missing'],
    [{ kinds: ['theme-day'], hours: '2' }, 422, 'condition-not-met'],
    [{ kinds: ['volunteer'], hours: '0' }, 422, 'out-of-range'],
    [{ kinds: ['volunteer'], hours: '24.25' }, 422, 'out-of-range'],
    [{ kinds: ['volunteer'], hours: '0.1' }, 400, 'bad-request'],
    [{ kinds: ['volunteer'], hours: '-1' }, 400, 'bad-request'],
    [{ heldOn: '2026-02-30' }, 400, 'bad-request'],
    [{ heldOn: '2014-12-31' }, 422, 'out-of-range'],
    [{ title: '\u0000' }, 422, 'forbidden-character'],
    [{ place: '会议室' }, 400, 'bad-request'],
    [{ lecturerId: '018f0000-0000-7000-8000-000000000000' }, 422, 'condition-not-met'],
    [{ kinds: ['lecture'], lecturerId: '018f0000-0000-7000-8000-000000000000' }, 404, 'not-found'],
    [{ expected: ['018f0000-0000-7000-8000-000000000000'] }, 404, 'not-found'],
    [{ expected: [] }, 400, 'bad-request'],
  ])('a plan with %j is refused with %i and nothing is written', async (wrong, status, code) => {
    const before = await rowsOf(here, 'activities', 'attendance', 'activity_history', 'audit_log')
    const body = { clientId: here.context.newId(), organisationId: branch(), plan: { ...meeting, ...wrong } }
    const { status: answered, answer } = await post(here.city.secretary, '/activities', body)
    expect([answered, (answer as { code: string }).code]).toEqual([status, code])
    expect((answer as { message: string }).message).toMatch(/\p{Script=Han}/u)
    expect(await rowsOf(here, 'activities', 'attendance', 'activity_history', 'audit_log')).toBe(before)
  })

  test('outsiders and members without a post get 404 and change nothing', async () => {
    const path = await openOne()
    const before = await rowsOf(here, 'activities', 'attendance', 'activity_history', 'audit_log')
    const revision = 1
    const people = [{ personId: here.city.member.personId, status: 'absent' }]
    const keeping: [string, string, unknown][] = [
      ['PUT', path, { revision, plan: meeting }],
      ['POST', `${path}/cancel`, { revision, reason: '无' }],
      ['POST', `${path}/close`, { revision }],
      ['POST', `${path}/reopen`, { revision, reason: '无' }],
      ['POST', `${path}/attendance`, { revision, people }],
      ['POST', `${path}/corrections`, { revision, people, reason: '无' }],
      [
        'POST',
        `${path}/leave-decisions`,
        { granted: true, reason: null, people: [{ personId: here.city.member.personId, revision }] },
      ],
      ['POST', '/activities', { clientId: here.context.newId(), organisationId: branch(), plan: meeting }],
    ]
    for (const caller of [here.city.otherSecretary, here.city.member]) {
      for (const [method, address, body] of keeping) {
        expect(await here.api.call(caller, method, address, body)).toMatchObject(refusal(404, 'not-found'))
      }
    }
    const takingPart: [string, unknown][] = [
      ['check-in', { clientId: here.context.newId() }],
      ['leave', { clientId: here.context.newId(), reason: '出差' }],
    ]
    for (const [act, body] of takingPart) {
      expect(await post(here.city.otherSecretary, `${path}/${act}`, body)).toMatchObject(refusal(404, 'not-found'))
    }
    expect(await here.api.call(here.city.otherSecretary, 'GET', path)).toMatchObject(refusal(404, 'not-found'))
    const another = await copySmallCity(here.context, `far-from-${here.city.cityId}`)
    expect(await here.api.call(another.secretary, 'GET', path)).toMatchObject(refusal(404, 'not-found'))
    expect(await rowsOf(here, 'activities', 'attendance', 'activity_history', 'audit_log')).toBe(before)
    expect(await here.api.call(here.city.otherSecretary, 'GET', '/activities')).toMatchObject({ answer: { items: [] } })
  })

  test('a list with somebody from elsewhere, or twice the same person, writes nobody', async () => {
    const path = await openOne()
    const before = await rowsOf(here, 'activities', 'attendance')
    const record = (...who: Caller[]) =>
      post(here.city.secretary, `${path}/attendance`, {
        revision: 1,
        people: who.map(({ personId }) => ({ personId, status: 'present' })),
      })
    expect(await record(here.city.member, here.city.otherSecretary)).toMatchObject(refusal(404, 'not-found'))
    expect(await record(here.city.member, here.city.member)).toMatchObject(refusal(422, 'too-many'))
    const own = { revision: 1, people: [{ personId: here.city.secretary.personId, status: 'leave' }] }
    expect(await post(here.city.secretary, `${path}/attendance`, own)).toMatchObject(refusal(403, 'own-record'))
    expect(await rowsOf(here, 'activities', 'attendance')).toBe(before)
  })
})
