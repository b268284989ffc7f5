import { beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import { foundSmallCity, type SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

describeOnBoth('an activity over HTTP', (open) => {
  let context: TestContext
  let api: TestApi
  let city: SmallCity
  let branch: string
  let cities = 0
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    api = openApi(context)
  })
  beforeEach(async () => {
    cities += 1
    context.setNow('2026-11-20T10:00:00+08:00')
    city = await foundSmallCity(context, `city-${cities}`)
    branch = city.branches[0]
  })

  const meeting = { kinds: ['members-meeting'], title: '第四季度党员大会', heldOn: '2026-11-20' }
  const post = (caller: Caller, path: string, body: unknown) => api.call(caller, 'POST', path, body)
  const openOne = async (plan: Record<string, unknown> = meeting, keeper = city.secretary, organisationId = branch) => {
    const opened = await post(keeper, '/activities', { clientId: context.newId(), organisationId, plan })
    expect(opened).toMatchObject({ status: 200, answer: { revision: 1, state: 'open' } })
    return `/activities/${(opened.answer as { id: string }).id}`
  }
  const refusal = (status: number, code: string) => ({ status, answer: { code } })
  const attendanceSeenBy = async (caller: Caller, path: string) => {
    const { answer } = await api.call(caller, 'GET', path)
    const { attendance } = answer as { attendance: { personId: string; status: string; revision: number }[] }
    return new Map(attendance.map((one) => [one.personId, one]))
  }
  const statusOf = async (who: Caller, path: string) =>
    (await attendanceSeenBy(city.secretary, path)).get(who.personId)?.status
  const rowsOf = async (...tables: ('activities' | 'attendance' | 'activity_history' | 'audit_log' | 'dues')[]) => {
    const rows = tables.map((table) =>
      context.database.kysely.selectFrom(table).selectAll().where('city_id', '=', city.cityId).execute(),
    )
    return JSON.stringify(await Promise.all(rows))
  }

  test('expects the members of the organisation on its day, and counts once it is closed', async () => {
    const path = await openOne()
    expect(await attendanceSeenBy(city.secretary, path)).toHaveProperty('size', 5)
    const people = [{ personId: city.member.personId, status: 'present' }]
    const recorded = await post(city.secretary, `${path}/attendance`, { revision: 1, people })
    expect(recorded).toMatchObject({ status: 200, answer: { revision: 2, state: 'open' } })
    const closed = await post(city.secretary, `${path}/close`, { revision: 2 })
    expect(closed).toMatchObject({ status: 200, answer: { revision: 3, state: 'closed' } })
    expect(await statusOf(city.member, path)).toBe('present')
    expect(await statusOf(city.colleague, path)).toBe('absent')
    expect(await post(city.secretary, `${path}/close`, { revision: 3 })).toMatchObject(refusal(409, 'conflict'))
  })

  test('the same opening twice is one activity', async () => {
    const body = { clientId: context.newId(), organisationId: branch, plan: meeting }
    const first = await post(city.secretary, '/activities', body)
    expect(await post(city.secretary, '/activities', body)).toEqual(first)
    const { answer } = await api.call(city.secretary, 'GET', '/activities')
    expect((answer as { items: unknown[] }).items).toHaveLength(1)
    const other = { ...body, plan: { ...meeting, title: '另一次' } }
    expect(await post(city.secretary, '/activities', other)).toMatchObject(refusal(409, 'idempotency-mismatch'))
  })

  test('may be planned for a day to come, changed until it is closed, and not closed before its day', async () => {
    const path = await openOne({ ...meeting, heldOn: '2026-12-05' })
    expect(await post(city.secretary, `${path}/close`, { revision: 1 })).toMatchObject(refusal(422, 'future-date'))
    const early = { revision: 1, people: [{ personId: city.member.personId, status: 'present' }] }
    expect(await post(city.secretary, `${path}/attendance`, early)).toMatchObject(refusal(422, 'future-date'))
    const plan = {
      ...meeting,
      title: '党课',
      kinds: ['lecture'],
      heldOn: '2026-12-01',
      expected: [city.member.personId],
    }
    const changed = await api.call(city.deputy, 'PUT', path, { revision: 1, plan })
    expect(changed).toMatchObject({ status: 200, answer: { revision: 2, state: 'open' } })
    expect([...(await attendanceSeenBy(city.secretary, path)).keys()]).toEqual([city.member.personId])
    const stale = await api.call(city.secretary, 'PUT', path, { revision: 1, plan: meeting })
    expect(stale).toMatchObject(refusal(409, 'revision-conflict'))
    context.setNow('2026-12-01T18:00:00+08:00')
    expect(await post(city.secretary, `${path}/close`, { revision: 2 })).toMatchObject({ status: 200 })
    const late = await api.call(city.secretary, 'PUT', path, { revision: 3, plan })
    expect(late).toMatchObject(refusal(409, 'conflict'))
  })

  test('called off it stays in the list and takes nobody in any more', async () => {
    const path = await openOne()
    expect(await post(city.secretary, `${path}/cancel`, { revision: 1 })).toMatchObject(refusal(400, 'bad-request'))
    const cancelled = await post(city.secretary, `${path}/cancel`, { revision: 1, reason: '台风' })
    expect(cancelled).toMatchObject({ status: 200, answer: { state: 'cancelled' } })
    const checkIn = await post(city.member, `${path}/check-in`, { clientId: context.newId() })
    expect(checkIn).toMatchObject(refusal(409, 'conflict'))
    const { answer } = await api.call(city.member, 'GET', '/my/activities?state=cancelled')
    expect(answer).toMatchObject({ items: [{ state: 'cancelled', own: 'unknown' }], next: null })
  })

  test('a member checks in on the day and only then; doing it again has one effect', async () => {
    const path = await openOne()
    const clientId = context.newId()
    const first = await post(city.member, `${path}/check-in`, { clientId })
    expect(first).toMatchObject({ status: 200, answer: { checkedIn: true } })
    expect(await post(city.member, `${path}/check-in`, { clientId })).toEqual(first)
    expect(await post(city.member, `${path}/check-in`, { clientId: context.newId() })).toEqual(first)
    expect((await attendanceSeenBy(city.secretary, path)).get(city.member.personId)).toMatchObject({
      status: 'present',
      revision: 2,
    })
    // Nobody needs to confirm: closing takes it as it stands, and a late copy still has its answer.
    await post(city.secretary, `${path}/close`, { revision: 1 })
    expect(await statusOf(city.member, path)).toBe('present')
    expect(await post(city.member, `${path}/check-in`, { clientId })).toEqual(first)
    const after = await post(city.colleague, `${path}/check-in`, { clientId: context.newId() })
    expect(after).toMatchObject(refusal(409, 'conflict'))
    const other = await openOne({ ...meeting, heldOn: '2026-11-19' })
    const dayAfter = await post(city.member, `${other}/check-in`, { clientId: context.newId() })
    expect(dayAfter).toMatchObject(refusal(422, 'out-of-range'))
  })

  test('leave is asked for before the close, and decided before or after it', async () => {
    const path = await openOne()
    const ask = (who: Caller) => post(who, `${path}/leave`, { clientId: context.newId(), reason: '出差' })
    expect(await ask(city.member)).toMatchObject({ status: 200, answer: { asked: true } })
    expect(await ask(city.colleague)).toMatchObject({ status: 200 })
    expect(await ask(city.secretary)).toMatchObject({ status: 200 })
    const seen = await attendanceSeenBy(city.secretary, path)
    expect(seen.get(city.member.personId)).toMatchObject({ status: 'leave-asked', reason: '出差' })
    const decide = (granted: boolean, reason: string | null, keeper: Caller, ...people: [Caller, number][]) =>
      post(keeper, `${path}/leave-decisions`, {
        granted,
        reason,
        people: people.map(([{ personId }, revision]) => ({ personId, revision })),
      })
    expect(await decide(true, null, city.secretary, [city.secretary, 2])).toMatchObject(refusal(403, 'own-record'))
    expect(await decide(true, null, city.secretary, [city.member, 1])).toMatchObject(refusal(409, 'revision-conflict'))
    expect(await decide(true, null, city.secretary, [city.member, 2])).toMatchObject({
      status: 200,
      answer: { people: [{ personId: city.member.personId, status: 'leave', revision: 3 }] },
    })
    await post(city.deputy, `${path}/attendance`, {
      revision: 1,
      people: [{ personId: city.deputy.personId, status: 'present' }],
    })
    expect(await post(city.deputy, `${path}/close`, { revision: 2 })).toMatchObject({ status: 200 })
    // Undecided stays asked, and counts as absence until somebody decides.
    expect(await statusOf(city.colleague, path)).toBe('leave-asked')
    expect(await ask(city.organStaff)).toMatchObject(refusal(409, 'conflict'))
    const meetings = async (who: Caller) => {
      const { rows } = await totalOf(who)
      return rows
    }
    const before = await meetings(city.colleague)
    expect(await decide(true, null, city.deputy, [city.colleague, 2])).toMatchObject(refusal(400, 'bad-request'))
    const late = await decide(true, '事后补办出差手续', city.deputy, [city.colleague, 2])
    expect(late).toMatchObject({ status: 200, answer: { people: [{ status: 'leave' }] } })
    expect((await meetings(city.colleague)) - before).toBe(200)
    // The secretary's is refused: that is absence, as it was.
    const refused = await decide(false, '事由不成立', city.deputy, [city.secretary, 2])
    expect(refused).toMatchObject({ status: 200, answer: { people: [{ status: 'absent' }] } })
  })

  const totalOf = async ({ personId }: Caller) => {
    const row = await context.database.kysely
      .selectFrom('scores')
      .select('total')
      .where('city_id', '=', city.cityId)
      .where('subject_id', '=', personId)
      .orderBy('as_of', 'desc')
      .executeTakeFirstOrThrow()
    return { rows: row.total }
  }

  test('a correction after the close gives a reason, is not for one’s own, and leaves what was there before', async () => {
    const path = await openOne()
    await post(city.secretary, `${path}/close`, { revision: 1 })
    const people = [{ personId: city.member.personId, status: 'present' }]
    const correct = (keeper: Caller, body: Record<string, unknown>) => post(keeper, `${path}/corrections`, body)
    expect(await correct(city.secretary, { revision: 2, people })).toMatchObject(refusal(400, 'bad-request'))
    const own = [{ personId: city.secretary.personId, status: 'present' }]
    const reason = '签到表补录'
    const ownCorrection = await correct(city.secretary, { revision: 2, people: own, reason })
    expect(ownCorrection).toMatchObject(refusal(403, 'own-record'))
    const recording = await post(city.secretary, `${path}/attendance`, { revision: 2, people })
    expect(recording).toMatchObject(refusal(409, 'conflict'))
    expect(await correct(city.secretary, { revision: 2, people, reason })).toMatchObject({
      status: 200,
      answer: { revision: 3, state: 'closed' },
    })
    const history = await context.database.kysely
      .selectFrom('attendance_history')
      .select(['status', 'reason', 'changed_by'])
      .where('city_id', '=', city.cityId)
      .where('person_id', '=', city.member.personId)
      .orderBy('revision')
      .execute()
    expect(history).toEqual([
      { status: 'absent', reason: null, changed_by: city.secretary.personId },
      { status: 'present', reason, changed_by: city.secretary.personId },
    ])
    const audit = await context.database.kysely
      .selectFrom('audit_log')
      .select('details')
      .where('city_id', '=', city.cityId)
      .where('action', '=', 'correct-activity')
      .executeTakeFirstOrThrow()
    expect(audit.details).toMatchObject({
      people: [{ personId: city.member.personId, status: 'present', from: 'absent' }],
    })
  })

  test('reopened it counts for nobody until it is closed again with its kinds put right', async () => {
    const path = await openOne()
    const before = (await totalOf(city.colleague)).rows
    await post(city.secretary, `${path}/close`, { revision: 1 })
    expect((await totalOf(city.colleague)).rows).toBe(before - 200)
    const reopened = await post(city.secretary, `${path}/reopen`, { revision: 2, reason: '类型登记有误' })
    expect(reopened).toMatchObject({ status: 200, answer: { revision: 3, state: 'open' } })
    expect((await totalOf(city.colleague)).rows).toBe(before)
    const plan = { ...meeting, kinds: ['volunteer'], hours: '2' }
    await api.call(city.secretary, 'PUT', path, { revision: 3, plan })
    expect(await post(city.secretary, `${path}/close`, { revision: 4 })).toMatchObject({ status: 200 })
    expect((await totalOf(city.colleague)).rows).toBe(before)
  })

  test('who joins the branch before the day is expected, who leaves is not', async () => {
    const path = await openOne({ ...meeting, heldOn: '2026-11-25' })
    const move = (who: Caller, until: string) =>
      context.database.kysely
        .updateTable('memberships')
        .set({ until_date: until as never })
        .where('city_id', '=', city.cityId)
        .where('person_id', '=', who.personId)
        .execute()
    await move(city.colleague, '2026-11-22')
    await context.database.kysely
      .insertInto('memberships')
      .values({
        city_id: city.cityId,
        id: context.newId(),
        person_id: city.colleague.personId,
        branch_id: city.branches[1],
        group_id: null,
        from_date: '2026-11-23' as never,
        until_date: null,
      })
      .execute()
    await move(city.otherSecretary, '2026-11-22')
    await context.database.kysely
      .insertInto('memberships')
      .values({
        city_id: city.cityId,
        id: context.newId(),
        person_id: city.otherSecretary.personId,
        branch_id: branch,
        group_id: null,
        from_date: '2026-11-23' as never,
        until_date: null,
      })
      .execute()
    context.setNow('2026-11-25T20:00:00+08:00')
    await post(city.secretary, `${path}/close`, { revision: 1 })
    expect(await statusOf(city.otherSecretary, path)).toBe('absent')
    expect(await statusOf(city.colleague, path)).toBeUndefined()
  })

  test('the committee is expected at its own meetings', async () => {
    const path = await openOne({ ...meeting, kinds: ['committee'] })
    const expected = [...(await attendanceSeenBy(city.secretary, path)).keys()].sort()
    expect(expected).toEqual([city.deputy.personId, city.secretary.personId].sort())
  })

  test('a lecturer cannot be absent from their own lecture', async () => {
    const path = await openOne({ ...meeting, kinds: ['lecture'], lecturerId: city.member.personId })
    expect(await post(city.secretary, `${path}/close`, { revision: 1 })).toMatchObject(refusal(409, 'conflict'))
    await post(city.member, `${path}/check-in`, { clientId: context.newId() })
    expect(await post(city.secretary, `${path}/close`, { revision: 1 })).toMatchObject({ status: 200 })
  })

  test('hours of activities and records of one day are at most 24 together', async () => {
    const record = (hours: string) =>
      context.database.kysely
        .insertInto('records')
        .values({
          city_id: city.cityId,
          id: context.newId(),
          person_id: city.member.personId,
          author_id: city.member.personId,
          branch_id: branch,
          kind: 'volunteer-hours',
          happened_on: '2026-11-20' as never,
          quarters: Number(hours) * 4,
          content: '{}',
          state: 'approved',
          submitted_at: new Date(context.now()),
          decided_by: null,
          decided_at: null,
        })
        .execute()
    await record('20')
    const path = await openOne({ ...meeting, kinds: ['volunteer'], hours: '4.25' })
    await post(city.member, `${path}/check-in`, { clientId: context.newId() })
    expect(await post(city.secretary, `${path}/close`, { revision: 1 })).toMatchObject(refusal(422, 'out-of-range'))
    expect(await api.call(city.secretary, 'GET', path)).toMatchObject({ answer: { state: 'open', revision: 1 } })
    const plan = { ...meeting, kinds: ['volunteer'], hours: '4' }
    await api.call(city.secretary, 'PUT', path, { revision: 1, plan })
    expect(await post(city.secretary, `${path}/close`, { revision: 2 })).toMatchObject({ status: 200 })
  })

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
    const before = await rowsOf('activities', 'attendance', 'activity_history', 'audit_log')
    const body = { clientId: context.newId(), organisationId: branch, plan: { ...meeting, ...wrong } }
    const { status: answered, answer } = await post(city.secretary, '/activities', body)
    expect([answered, (answer as { code: string }).code]).toEqual([status, code])
    expect((answer as { message: string }).message).toMatch(/\p{Script=Han}/u)
    expect(await rowsOf('activities', 'attendance', 'activity_history', 'audit_log')).toBe(before)
  })

  test('outsiders and members without a post get 404 and change nothing', async () => {
    const path = await openOne()
    const before = await rowsOf('activities', 'attendance', 'activity_history', 'audit_log')
    const revision = 1
    const people = [{ personId: city.member.personId, status: 'absent' }]
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
        { granted: true, reason: null, people: [{ personId: city.member.personId, revision }] },
      ],
      ['POST', '/activities', { clientId: context.newId(), organisationId: branch, plan: meeting }],
    ]
    for (const caller of [city.otherSecretary, city.member]) {
      for (const [method, address, body] of keeping) {
        expect(await api.call(caller, method, address, body)).toMatchObject(refusal(404, 'not-found'))
      }
    }
    const takingPart: [string, unknown][] = [
      ['check-in', { clientId: context.newId() }],
      ['leave', { clientId: context.newId(), reason: '出差' }],
    ]
    for (const [act, body] of takingPart) {
      expect(await post(city.otherSecretary, `${path}/${act}`, body)).toMatchObject(refusal(404, 'not-found'))
    }
    expect(await api.call(city.otherSecretary, 'GET', path)).toMatchObject(refusal(404, 'not-found'))
    const another = await foundSmallCity(context, `far-${cities}`)
    expect(await api.call(another.secretary, 'GET', path)).toMatchObject(refusal(404, 'not-found'))
    expect(await rowsOf('activities', 'attendance', 'activity_history', 'audit_log')).toBe(before)
    expect(await api.call(city.otherSecretary, 'GET', '/activities')).toMatchObject({ answer: { items: [] } })
  })

  test('a list with somebody from elsewhere, or twice the same person, writes nobody', async () => {
    const path = await openOne()
    const before = await rowsOf('activities', 'attendance')
    const record = (...who: Caller[]) =>
      post(city.secretary, `${path}/attendance`, {
        revision: 1,
        people: who.map(({ personId }) => ({ personId, status: 'present' })),
      })
    expect(await record(city.member, city.otherSecretary)).toMatchObject(refusal(404, 'not-found'))
    expect(await record(city.member, city.member)).toMatchObject(refusal(422, 'too-many'))
    const own = { revision: 1, people: [{ personId: city.secretary.personId, status: 'leave' }] }
    expect(await post(city.secretary, `${path}/attendance`, own)).toMatchObject(refusal(403, 'own-record'))
    expect(await rowsOf('activities', 'attendance')).toBe(before)
  })

  test('a member sees their own attendance alone; a keeper’s look at the others is noted', async () => {
    const path = await openOne()
    expect([...(await attendanceSeenBy(city.member, path)).keys()]).toEqual([city.member.personId])
    const looks = () =>
      context.database.kysely
        .selectFrom('read_log')
        .select(['reader_id', 'person_id'])
        .where('city_id', '=', city.cityId)
        .where('what', '=', 'attendance')
        .execute()
    expect(await looks()).toEqual([])
    await api.call(city.secretary, 'GET', path)
    const noted = await looks()
    expect(noted).toHaveLength(4)
    expect(noted).toContainEqual({ reader_id: city.secretary.personId, person_id: city.member.personId })
  })

  test('lists go by day, page by page, within what one may see', async () => {
    for (const heldOn of ['2026-11-01', '2026-11-03', '2026-11-02']) await openOne({ ...meeting, heldOn })
    const page = async (caller: Caller, query: string) => {
      const { answer } = await api.call(caller, 'GET', `/activities?${query}`)
      return answer as { items: { heldOn: string; organisationName: string }[]; next: string | null }
    }
    const first = await page(city.secretary, 'limit=2')
    expect(first.items.map(({ heldOn }) => heldOn)).toEqual(['2026-11-03', '2026-11-02'])
    const second = await page(city.secretary, `limit=2&cursor=${first.next}`)
    expect(second).toMatchObject({ items: [{ heldOn: '2026-11-01', organisationName: '甲局第一支部' }], next: null })
    expect((await page(city.organStaff, 'from=2026-11-02&to=2026-11-02')).items).toHaveLength(1)
    expect((await page(city.worksStaff, `organisationId=${city.organs[0]}`)).items).toHaveLength(3)
    expect((await page(city.worksStaff, `organisationId=${city.organs[1]}`)).items).toHaveLength(0)
    expect((await page(city.member, '')).items).toHaveLength(0)
    expect(await api.call(city.secretary, 'GET', '/activities?cursor=x')).toMatchObject(refusal(400, 'bad-request'))
    const own = await api.call(city.member, 'GET', '/my/activities')
    expect((own.answer as { items: unknown[] }).items).toHaveLength(3)
  })
})
