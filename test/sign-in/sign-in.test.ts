import { beforeAll, beforeEach, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { createPerson } from '../../cloudfunctions/operations/people/create-person'
import { grantRole } from '../../cloudfunctions/operations/people/grant-role'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import type { CivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'
import { fakeWechat } from './fake-wechat'

const NOBODY = { status: 404, answer: { code: 'not-found' } }
const day = (written: string) => written as CivilDate
let codes = 0
/** A fresh code of an open id. */
const fresh = (openId: string) => `${openId}:${++codes}`

interface Pair {
  readonly accessToken: string
  readonly refreshToken: string
}

describeOnBoth('signing in', (open) => {
  let context: TestContext
  let city: SmallCity
  let api: TestApi
  let cities = 0
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
  })
  beforeEach(async () => {
    context.setNow('2026-11-20T10:00:00+08:00')
    city = await copySmallCity(context, `sample${++cities}`)
    api = openApi(context, fakeWechat(city.cityId))
  })

  const inviteOf = async (caller: Caller, { personId }: { personId: string }) => {
    const made = await api.call(caller, 'POST', `/people/${personId}/invite-code`)
    expect(made.status).toBe(200)
    return (made.answer as { inviteCode: string }).inviteCode
  }
  const bind = (openId: string, inviteCode: string, name: string) =>
    api.call(null, 'POST', '/sessions/invite-code', { code: fresh(openId), inviteCode, name })
  const bound = async (openId: string, inviteCode: string, name: string) => {
    const { status, answer } = await bind(openId, inviteCode, name)
    expect(status).toBe(200)
    return answer as Pair
  }
  const logIn = (openId: string, cityId?: string) =>
    api.call(null, 'POST', '/sessions/wechat', { code: fresh(openId), ...(cityId === undefined ? {} : { cityId }) })
  const refresh = (refreshToken: string) => api.call(null, 'POST', '/sessions/refresh', { refreshToken })
  const request = async (accessToken: string, path = '/me', method = 'GET') => {
    const response = await api.app.request(path, { method, headers: { authorization: `Bearer ${accessToken}` } })
    return { status: response.status, answer: await response.json() }
  }
  /** Rows of this test's city. */
  const count = async (table: string, where = 'true') =>
    asOwner(context.database, 'list-cities', async (tx) => {
      const query = sql`select count(*)::integer as n from ${sql.table(table)} where city_id = ${city.cityId} and ${sql.raw(where)}`
      return (await sql<{ n: number }>`${query}`.execute(tx)).rows[0]?.n
    })

  test('a member binds by code and name, then signs in by WeChat alone', async () => {
    expect(await logIn('o-member')).toMatchObject({ status: 200, answer: { outcome: 'unknown' } })
    const inviteCode = await inviteOf(city.organStaff, city.member)
    expect(inviteCode).toMatch(new RegExp(`^${city.cityId}-[0-9A-HJKMNP-TV-Z]{8}$`))
    const { accessToken } = await bound('o-member', inviteCode, ' 党员甲 ')
    expect(await request(accessToken)).toMatchObject({
      status: 200,
      answer: {
        personId: city.member.personId,
        name: '党员甲',
        class: 'regular',
        today: '2026-11-20',
        city: { cityId: city.cityId, name: '样例市' },
        membership: { branchId: city.branches[0], groupId: null },
        roles: [],
        actions: [],
        otherCities: [],
      },
    })
    const again = await logIn('o-member')
    expect(again).toMatchObject({ status: 200, answer: { outcome: 'signed-in' } })
    expect((await request((again.answer as Pair).accessToken)).status).toBe(200)
  })

  test('a code of WeChat works once, and its failure opens nothing', async () => {
    const inviteCode = await inviteOf(city.organStaff, city.member)
    const code = fresh('o-member')
    const body = { code, inviteCode, name: '党员甲' }
    expect((await api.call(null, 'POST', '/sessions/invite-code', body)).status).toBe(200)
    expect(await api.call(null, 'POST', '/sessions/wechat', { code })).toMatchObject({
      status: 401,
      answer: { code: 'unauthenticated' },
    })
    expect(await count('sessions', `person_id = '${city.member.personId}'`)).toBe(1)
  })

  test('an invite code is read as people type it, works once and for seven days', async () => {
    const inviteCode = await inviteOf(city.organStaff, city.member)
    const typed = inviteCode.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' - ')
    await bound('o-1', typed, '党员甲')
    expect(await bind('o-2', inviteCode, '党员甲')).toMatchObject(NOBODY)

    const late = await inviteOf(city.organStaff, city.colleague)
    context.setNow('2026-11-27T10:00:00+08:00')
    expect(await bind('o-3', late, '党员乙')).toMatchObject(NOBODY)
    expect(await count('identities')).toBe(1)
  })

  test('a newer code puts the older one out of use', async () => {
    const older = await inviteOf(city.organStaff, city.member)
    const newer = await inviteOf(city.organStaff, city.member)
    expect(await bind('o-1', older, '党员甲')).toMatchObject(NOBODY)
    await bound('o-1', newer, '党员甲')
  })

  test('codes are kept as slow hashes only', async () => {
    const inviteCode = await inviteOf(city.organStaff, city.member)
    expect(await count('invite_codes', `code_hash ~ '^[0-9a-f]{64}$'`)).toBe(1)
    const rows = await asOwner(context.database, 'list-cities', (tx) =>
      tx.selectFrom('invite_codes').selectAll().execute(),
    )
    expect(JSON.stringify(rows)).not.toContain(inviteCode.slice(-8))
  })

  test('five wrong names and a code is dead, whoever shows it', async () => {
    const inviteCode = await inviteOf(city.organStaff, city.member)
    for (const openId of ['o-1', 'o-2', 'o-3', 'o-4', 'o-5']) {
      expect(await bind(openId, inviteCode, '党员乙')).toMatchObject(NOBODY)
    }
    expect(await bind('o-6', inviteCode, '党员甲')).toMatchObject(NOBODY)
    expect(await count('identities')).toBe(0)
    await bound('o-6', await inviteOf(city.organStaff, city.member), '党员甲')
  })

  test('an identity has five tries an hour, right or wrong, one after another or at once', async () => {
    const inviteCode = await inviteOf(city.organStaff, city.member)
    const wrong = `${city.cityId}-ZZZZZZZZ`
    const tries = await Promise.all(Array.from({ length: 8 }, () => bind('o-1', wrong, '党员甲')))
    expect(tries.map(({ status }) => status).sort()).toEqual([404, 404, 404, 404, 404, 429, 429, 429])
    expect(await bind('o-1', inviteCode, '党员甲')).toMatchObject({ status: 429, answer: { code: 'rate-limited' } })
    expect(await count('identities')).toBe(0)
    await bound('o-2', await inviteOf(city.organStaff, city.colleague), '党员乙')
    context.setNow('2026-11-20T11:00:01+08:00')
    await bound('o-1', inviteCode, '党员甲')
  })

  test('fifteen tries a day', async () => {
    const statuses: number[] = []
    for (const hour of [10, 12, 14, 16]) {
      context.setNow(`2026-11-20T${hour}:00:00+08:00`)
      for (let nth = 0; nth < 5; nth++) statuses.push((await bind('o-1', `${city.cityId}-ZZZZZZZZ`, '党员甲')).status)
    }
    expect(statuses.filter((status) => status === 404)).toHaveLength(15)
    expect(statuses.slice(15)).toEqual([429, 429, 429, 429, 429])
    context.setNow('2026-11-21T10:00:01+08:00')
    expect((await bind('o-1', `${city.cityId}-ZZZZZZZZ`, '党员甲')).status).toBe(404)
  })

  test.each(['city', 'city-1234567', 'nowhere-ABCDEFGH', 'city-ABCDEFG!', '-ABCDEFGH', '甲乙丙丁-ABCDEFGH'])(
    'no code can be written “%s”',
    async (inviteCode) => {
      expect(await bind('o-1', inviteCode.replace('city', city.cityId), '党员甲')).toMatchObject(NOBODY)
    },
  )

  test('a WeChat that is one person’s cannot become another’s; a person’s new WeChat ends what the old one opened', async () => {
    const first = await bound('o-1', await inviteOf(city.organStaff, city.member), '党员甲')
    const forColleague = await inviteOf(city.organStaff, city.colleague)
    expect(await bind('o-1', forColleague, '党员乙')).toMatchObject({ status: 409, answer: { code: 'conflict' } })
    expect(await count('identities')).toBe(1)

    const second = await bound('o-2', await inviteOf(city.organStaff, city.member), '党员甲')
    expect((await request(first.accessToken)).status).toBe(401)
    expect((await request(second.accessToken)).status).toBe(200)
    expect(await logIn('o-1')).toMatchObject({ answer: { outcome: 'unknown' } })
    expect(await bind('o-1', forColleague, '党员乙')).toMatchObject({ status: 200 })
  })

  test('somebody known in two cities is asked which', async () => {
    const other = await copySmallCity(context, `elsewhere${cities}`)
    await bound('o-1', await inviteOf(city.organStaff, city.member), '党员甲')
    await bound('o-1', await inviteOf(other.organStaff, other.colleague), '党员乙')
    expect(await logIn('o-1')).toEqual({
      status: 200,
      answer: {
        outcome: 'choose-city',
        cities: [
          { cityId: other.cityId, name: '样例市' },
          { cityId: city.cityId, name: '样例市' },
        ],
      },
    })
    const chosen = await logIn('o-1', other.cityId)
    expect(await request((chosen.answer as Pair).accessToken)).toMatchObject({
      answer: { personId: other.colleague.personId, otherCities: [{ cityId: city.cityId }] },
    })
    expect(await logIn('o-1', 'third')).toMatchObject({ answer: { outcome: 'unknown' } })
  })

  test('a refresh token works once; used again, it ends the session for everybody', async () => {
    const first = await bound('o-1', await inviteOf(city.organStaff, city.member), '党员甲')
    const second = (await refresh(first.refreshToken)).answer as Pair
    expect((await request(second.accessToken)).status).toBe(200)
    expect(await refresh(first.refreshToken)).toMatchObject({ status: 401, answer: { code: 'unauthenticated' } })
    expect((await request(second.accessToken)).status).toBe(401)
    expect((await refresh(second.refreshToken)).status).toBe(401)
    expect(await count('audit_log', `action = 'end-session'`)).toBe(1)
  })

  test('of two refreshes at once one wins, and the session ends', async () => {
    const { refreshToken } = await bound('o-1', await inviteOf(city.organStaff, city.member), '党员甲')
    const both = await Promise.all([refresh(refreshToken), refresh(refreshToken)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
    const winner = both.find(({ status }) => status === 200)?.answer as Pair
    expect((await request(winner.accessToken)).status).toBe(401)
  })

  test('guessed refresh tokens change nothing', async () => {
    const { refreshToken } = await bound('o-1', await inviteOf(city.organStaff, city.member), '党员甲')
    const [cityId, sessionId] = refreshToken.split('.')
    const guesses = [
      '',
      '.',
      'a.b.c',
      `${cityId}.${sessionId}.`,
      `${cityId}.${sessionId}.wrong`,
      `${refreshToken}.x`,
      `elsewhere.${sessionId}.x`,
    ]
    for (const guess of guesses.slice(1)) expect((await refresh(guess)).status).toBe(401)
    expect((await refresh(guesses[0] ?? '')).status).toBe(400)
    expect((await refresh(refreshToken)).status).toBe(200)
  })

  test('a session runs out thirty days after its last refresh', async () => {
    const first = await bound('o-1', await inviteOf(city.organStaff, city.member), '党员甲')
    context.setNow('2026-12-20T09:59:59+08:00')
    const second = (await refresh(first.refreshToken)).answer as Pair
    expect((await request(second.accessToken)).status).toBe(200)
    context.setNow('2027-01-19T09:59:59+08:00')
    expect((await refresh(second.refreshToken)).status).toBe(401)
  })

  test('logging out ends this session and no other', async () => {
    const first = await bound('o-1', await inviteOf(city.organStaff, city.member), '党员甲')
    const second = (await logIn('o-1')).answer as Pair
    expect(await request(first.accessToken, '/sessions/mine', 'DELETE')).toEqual({ status: 200, answer: {} })
    expect((await request(first.accessToken)).status).toBe(401)
    expect((await refresh(first.refreshToken)).status).toBe(401)
    expect((await request(second.accessToken)).status).toBe(200)
  })

  test('codes are made for members in reach only, and not for those who stand higher', async () => {
    const call = (caller: Caller, personId: string) => api.call(caller, 'POST', `/people/${personId}/invite-code`)
    expect(await call(city.otherSecretary, city.member.personId)).toMatchObject(NOBODY)
    expect(await call(city.secretary, city.member.personId)).toMatchObject(NOBODY)
    expect(await call(city.organStaff, city.otherSecretary.personId)).toMatchObject(NOBODY)
    const { id: personId } = await createPerson(context, city.worksStaff, {
      name: '工委员',
      sex: null,
      birthMonth: null,
      joinedOn: day('2012-05-01'),
      joinedPrecision: 'day',
      class: 'regular',
      branchId: city.branches[0],
      groupId: null,
      from: day('2020-01-01'),
    })
    // A post that begins next year already counts.
    await grantRole(context, city.worksStaff, {
      personId,
      organisationId: city.worksCommitteeId,
      role: 'works-staff',
      from: day('2027-01-01'),
      until: null,
    })
    expect(await call(city.organStaff, personId)).toMatchObject({ status: 403, answer: { code: 'above-level' } })
    expect(await count('invite_codes')).toBe(0)
    expect((await call(city.worksStaff, personId)).status).toBe(200)
  })

  test('what is to be refused at the door is refused there', async () => {
    const code = fresh('o-1')
    const inviteCode = `${city.cityId}-ABCDEFGH`
    for (const [body, status] of [
      [{ code, inviteCode, name: '甲\u0000' }, 422],
      [{ code, inviteCode, name: '' }, 400],
      [{ code, inviteCode, name: '甲', extra: 1 }, 400],
      [{ code, inviteCode, name: ['甲'] }, 400],
      [{ code, inviteCode: 'x'.repeat(61), name: '甲' }, 400],
    ] as const) {
      expect((await api.call(null, 'POST', '/sessions/invite-code', body)).status).toBe(status)
    }
    expect(await count('bind_attempts')).toBe(0)
  })
})
