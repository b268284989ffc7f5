import { expect, test } from '@jest/globals'
import type { Caller } from '../../shared/access/caller'
import { eachTestACity, refusal } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

describeOnBoth('an activity over HTTP', (open) => {
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
  const attendanceSeenBy = async (caller: Caller, path: string) => {
    const { answer } = await here.api.call(caller, 'GET', path)
    const { attendance } = answer as { attendance: { personId: string; status: string; revision: number }[] }
    return new Map(attendance.map((one) => [one.personId, one]))
  }
  const statusOf = async (who: Caller, path: string) =>
    (await attendanceSeenBy(here.city.secretary, path)).get(who.personId)?.status
  test('expects the members of the organisation on its day, and counts once it is closed', async () => {
    const path = await openOne()
    expect(await attendanceSeenBy(here.city.secretary, path)).toHaveProperty('size', 5)
    const people = [{ personId: here.city.member.personId, status: 'present' }]
    const recorded = await post(here.city.secretary, `${path}/attendance`, { revision: 1, people })
    expect(recorded).toMatchObject({ status: 200, answer: { revision: 2, state: 'open' } })
    const closed = await post(here.city.secretary, `${path}/close`, { revision: 2 })
    expect(closed).toMatchObject({ status: 200, answer: { revision: 3, state: 'closed' } })
    expect(await statusOf(here.city.member, path)).toBe('present')
    expect(await statusOf(here.city.colleague, path)).toBe('absent')
    expect(await post(here.city.secretary, `${path}/close`, { revision: 3 })).toMatchObject(refusal(409, 'conflict'))
  })

  test('the same opening twice is one activity', async () => {
    const body = { clientId: here.context.newId(), organisationId: branch(), plan: meeting }
    const first = await post(here.city.secretary, '/activities', body)
    expect(await post(here.city.secretary, '/activities', body)).toEqual(first)
    const { answer } = await here.api.call(here.city.secretary, 'GET', '/activities')
    expect((answer as { items: unknown[] }).items).toHaveLength(1)
    const other = { ...body, plan: { ...meeting, title: '另一次' } }
    expect(await post(here.city.secretary, '/activities', other)).toMatchObject(refusal(409, 'idempotency-mismatch'))
  })

  test('may be planned for a day to come, changed until it is closed, and not closed before its day', async () => {
    const path = await openOne({ ...meeting, heldOn: '2026-12-05' })
    expect(await post(here.city.secretary, `${path}/close`, { revision: 1 })).toMatchObject(refusal(422, 'future-date'))
    const early = { revision: 1, people: [{ personId: here.city.member.personId, status: 'present' }] }
    expect(await post(here.city.secretary, `${path}/attendance`, early)).toMatchObject(refusal(422, 'future-date'))
    const plan = {
      ...meeting,
      title: '党课',
      kinds: ['lecture'],
      heldOn: '2026-12-01',
      expected: [here.city.member.personId],
    }
    const changed = await here.api.call(here.city.deputy, 'PUT', path, { revision: 1, plan })
    expect(changed).toMatchObject({ status: 200, answer: { revision: 2, state: 'open' } })
    expect([...(await attendanceSeenBy(here.city.secretary, path)).keys()]).toEqual([here.city.member.personId])
    const stale = await here.api.call(here.city.secretary, 'PUT', path, { revision: 1, plan: meeting })
    expect(stale).toMatchObject(refusal(409, 'revision-conflict'))
    here.context.setNow('2026-12-01T18:00:00+08:00')
    expect(await post(here.city.secretary, `${path}/close`, { revision: 2 })).toMatchObject({ status: 200 })
    const late = await here.api.call(here.city.secretary, 'PUT', path, { revision: 3, plan })
    expect(late).toMatchObject(refusal(409, 'conflict'))
  })

  test('called off it stays in the list and takes nobody in any more', async () => {
    const path = await openOne()
    expect(await post(here.city.secretary, `${path}/cancel`, { revision: 1 })).toMatchObject(
      refusal(400, 'bad-request'),
    )
    const cancelled = await post(here.city.secretary, `${path}/cancel`, { revision: 1, reason: '台风' })
    expect(cancelled).toMatchObject({ status: 200, answer: { state: 'cancelled' } })
    const checkIn = await post(here.city.member, `${path}/check-in`, { clientId: here.context.newId() })
    expect(checkIn).toMatchObject(refusal(409, 'conflict'))
    const { answer } = await here.api.call(here.city.member, 'GET', '/my/activities?state=cancelled')
    expect(answer).toMatchObject({ items: [{ state: 'cancelled', own: 'unknown' }], next: null })
  })

  test('a member checks in on the day and only then; doing it again has one effect', async () => {
    const path = await openOne()
    const clientId = here.context.newId()
    const first = await post(here.city.member, `${path}/check-in`, { clientId })
    expect(first).toMatchObject({ status: 200, answer: { checkedIn: true } })
    expect(await post(here.city.member, `${path}/check-in`, { clientId })).toEqual(first)
    expect(await post(here.city.member, `${path}/check-in`, { clientId: here.context.newId() })).toEqual(first)
    expect((await attendanceSeenBy(here.city.secretary, path)).get(here.city.member.personId)).toMatchObject({
      status: 'present',
      revision: 2,
    })
    // Nobody needs to confirm: closing takes it as it stands, and a late copy still has its answer.
    await post(here.city.secretary, `${path}/close`, { revision: 1 })
    expect(await statusOf(here.city.member, path)).toBe('present')
    expect(await post(here.city.member, `${path}/check-in`, { clientId })).toEqual(first)
    const after = await post(here.city.colleague, `${path}/check-in`, { clientId: here.context.newId() })
    expect(after).toMatchObject(refusal(409, 'conflict'))
    const other = await openOne({ ...meeting, heldOn: '2026-11-19' })
    const dayAfter = await post(here.city.member, `${other}/check-in`, { clientId: here.context.newId() })
    expect(dayAfter).toMatchObject(refusal(422, 'out-of-range'))
  })

  test('leave is asked for before the close, and decided before or after it', async () => {
    const path = await openOne()
    const ask = (who: Caller) => post(who, `${path}/leave`, { clientId: here.context.newId(), reason: '出差' })
    expect(await ask(here.city.member)).toMatchObject({ status: 200, answer: { asked: true } })
    expect(await ask(here.city.colleague)).toMatchObject({ status: 200 })
    expect(await ask(here.city.secretary)).toMatchObject({ status: 200 })
    const seen = await attendanceSeenBy(here.city.secretary, path)
    expect(seen.get(here.city.member.personId)).toMatchObject({ status: 'leave-asked', reason: '出差' })
    const decide = (granted: boolean, reason: string | null, keeper: Caller, ...people: [Caller, number][]) =>
      post(keeper, `${path}/leave-decisions`, {
        granted,
        reason,
        people: people.map(([{ personId }, revision]) => ({ personId, revision })),
      })
    expect(await decide(true, null, here.city.secretary, [here.city.secretary, 2])).toMatchObject(
      refusal(403, 'own-record'),
    )
    expect(await decide(true, null, here.city.secretary, [here.city.member, 1])).toMatchObject(
      refusal(409, 'revision-conflict'),
    )
    expect(await decide(true, null, here.city.secretary, [here.city.member, 2])).toMatchObject({
      status: 200,
      answer: { people: [{ personId: here.city.member.personId, status: 'leave', revision: 3 }] },
    })
    await post(here.city.deputy, `${path}/attendance`, {
      revision: 1,
      people: [{ personId: here.city.deputy.personId, status: 'present' }],
    })
    expect(await post(here.city.deputy, `${path}/close`, { revision: 2 })).toMatchObject({ status: 200 })
    // Undecided stays asked, and counts as absence until somebody decides.
    expect(await statusOf(here.city.colleague, path)).toBe('leave-asked')
    expect(await ask(here.city.organStaff)).toMatchObject(refusal(409, 'conflict'))
    const meetings = async (who: Caller) => {
      const { rows } = await totalOf(who)
      return rows
    }
    const before = await meetings(here.city.colleague)
    expect(await decide(true, null, here.city.deputy, [here.city.colleague, 2])).toMatchObject(
      refusal(400, 'bad-request'),
    )
    const late = await decide(true, '事后补办出差手续', here.city.deputy, [here.city.colleague, 2])
    expect(late).toMatchObject({ status: 200, answer: { people: [{ status: 'leave' }] } })
    expect((await meetings(here.city.colleague)) - before).toBe(200)
    // The secretary's is refused: that is absence, as it was.
    const refused = await decide(false, '事由不成立', here.city.deputy, [here.city.secretary, 2])
    expect(refused).toMatchObject({ status: 200, answer: { people: [{ status: 'absent' }] } })
  })

  const totalOf = async ({ personId }: Caller) => {
    const row = await here.context.database.kysely
      .selectFrom('scores')
      .select('total')
      .where('city_id', '=', here.city.cityId)
      .where('subject_id', '=', personId)
      .orderBy('as_of', 'desc')
      .executeTakeFirstOrThrow()
    return { rows: row.total }
  }

  test('a correction after the close gives a reason, is not for one’s own, and leaves what was there before', async () => {
    const path = await openOne()
    await post(here.city.secretary, `${path}/close`, { revision: 1 })
    const people = [{ personId: here.city.member.personId, status: 'present' }]
    const correct = (keeper: Caller, body: Record<string, unknown>) => post(keeper, `${path}/corrections`, body)
    expect(await correct(here.city.secretary, { revision: 2, people })).toMatchObject(refusal(400, 'bad-request'))
    const own = [{ personId: here.city.secretary.personId, status: 'present' }]
    const reason = '签到表补录'
    const ownCorrection = await correct(here.city.secretary, { revision: 2, people: own, reason })
    expect(ownCorrection).toMatchObject(refusal(403, 'own-record'))
    const recording = await post(here.city.secretary, `${path}/attendance`, { revision: 2, people })
    expect(recording).toMatchObject(refusal(409, 'conflict'))
    expect(await correct(here.city.secretary, { revision: 2, people, reason })).toMatchObject({
      status: 200,
      answer: { revision: 3, state: 'closed' },
    })
    const history = await here.context.database.kysely
      .selectFrom('attendance_history')
      .select(['status', 'reason', 'changed_by'])
      .where('city_id', '=', here.city.cityId)
      .where('person_id', '=', here.city.member.personId)
      .orderBy('revision')
      .execute()
    expect(history).toEqual([
      { status: 'absent', reason: null, changed_by: here.city.secretary.personId },
      { status: 'present', reason, changed_by: here.city.secretary.personId },
    ])
    const audit = await here.context.database.kysely
      .selectFrom('audit_log')
      .select('details')
      .where('city_id', '=', here.city.cityId)
      .where('action', '=', 'correct-activity')
      .executeTakeFirstOrThrow()
    expect(audit.details).toMatchObject({
      people: [{ personId: here.city.member.personId, status: 'present', from: 'absent' }],
    })
  })

  test('reopened it counts for nobody until it is closed again with its kinds put right', async () => {
    const path = await openOne()
    const before = (await totalOf(here.city.colleague)).rows
    await post(here.city.secretary, `${path}/close`, { revision: 1 })
    expect((await totalOf(here.city.colleague)).rows).toBe(before - 200)
    const reopened = await post(here.city.secretary, `${path}/reopen`, { revision: 2, reason: '类型登记有误' })
    expect(reopened).toMatchObject({ status: 200, answer: { revision: 3, state: 'open' } })
    expect((await totalOf(here.city.colleague)).rows).toBe(before)
    const plan = { ...meeting, kinds: ['volunteer'], hours: '2' }
    await here.api.call(here.city.secretary, 'PUT', path, { revision: 3, plan })
    expect(await post(here.city.secretary, `${path}/close`, { revision: 4 })).toMatchObject({ status: 200 })
    expect((await totalOf(here.city.colleague)).rows).toBe(before)
  })

  test('who joins the branch before the day is expected, who leaves is not', async () => {
    const path = await openOne({ ...meeting, heldOn: '2026-11-25' })
    const move = (who: Caller, until: string) =>
      here.context.database.kysely
        .updateTable('memberships')
        .set({ until_date: until as never })
        .where('city_id', '=', here.city.cityId)
        .where('person_id', '=', who.personId)
        .execute()
    await move(here.city.colleague, '2026-11-22')
    await here.context.database.kysely
      .insertInto('memberships')
      .values({
        city_id: here.city.cityId,
        id: here.context.newId(),
        person_id: here.city.colleague.personId,
        branch_id: here.city.branches[1],
        group_id: null,
        from_date: '2026-11-23' as never,
        until_date: null,
      })
      .execute()
    await move(here.city.otherSecretary, '2026-11-22')
    await here.context.database.kysely
      .insertInto('memberships')
      .values({
        city_id: here.city.cityId,
        id: here.context.newId(),
        person_id: here.city.otherSecretary.personId,
        branch_id: branch(),
        group_id: null,
        from_date: '2026-11-23' as never,
        until_date: null,
      })
      .execute()
    here.context.setNow('2026-11-25T20:00:00+08:00')
    await post(here.city.secretary, `${path}/close`, { revision: 1 })
    expect(await statusOf(here.city.otherSecretary, path)).toBe('absent')
    expect(await statusOf(here.city.colleague, path)).toBeUndefined()
  })

  test('the committee is expected at its own meetings', async () => {
    const path = await openOne({ ...meeting, kinds: ['committee'] })
    const expected = [...(await attendanceSeenBy(here.city.secretary, path)).keys()].sort()
    expect(expected).toEqual([here.city.deputy.personId, here.city.secretary.personId].sort())
  })

  test('a lecturer cannot be absent from their own lecture', async () => {
    const path = await openOne({ ...meeting, kinds: ['lecture'], lecturerId: here.city.member.personId })
    expect(await post(here.city.secretary, `${path}/close`, { revision: 1 })).toMatchObject(refusal(409, 'conflict'))
    await post(here.city.member, `${path}/check-in`, { clientId: here.context.newId() })
    expect(await post(here.city.secretary, `${path}/close`, { revision: 1 })).toMatchObject({ status: 200 })
  })

  test('hours of activities and records of one day are at most 24 together', async () => {
    const record = (hours: string) =>
      here.context.database.kysely
        .insertInto('records')
        .values({
          city_id: here.city.cityId,
          id: here.context.newId(),
          person_id: here.city.member.personId,
          author_id: here.city.member.personId,
          branch_id: branch(),
          kind: 'volunteer-hours',
          happened_on: '2026-11-20' as never,
          quarters: Number(hours) * 4,
          content: '{}',
          state: 'approved',
          submitted_at: new Date(here.context.now()),
          decided_by: null,
          decided_at: null,
        })
        .execute()
    await record('20')
    const path = await openOne({ ...meeting, kinds: ['volunteer'], hours: '4.25' })
    await post(here.city.member, `${path}/check-in`, { clientId: here.context.newId() })
    expect(await post(here.city.secretary, `${path}/close`, { revision: 1 })).toMatchObject(
      refusal(422, 'out-of-range'),
    )
    expect(await here.api.call(here.city.secretary, 'GET', path)).toMatchObject({
      answer: { state: 'open', revision: 1 },
    })
    const plan = { ...meeting, kinds: ['volunteer'], hours: '4' }
    await here.api.call(here.city.secretary, 'PUT', path, { revision: 1, plan })
    expect(await post(here.city.secretary, `${path}/close`, { revision: 2 })).toMatchObject({ status: 200 })
  })

  test('a member sees their own attendance alone; a keeper’s look at the others is noted', async () => {
    const path = await openOne()
    expect([...(await attendanceSeenBy(here.city.member, path)).keys()]).toEqual([here.city.member.personId])
    const looks = () =>
      here.context.database.kysely
        .selectFrom('read_log')
        .select(['reader_id', 'person_id'])
        .where('city_id', '=', here.city.cityId)
        .where('what', '=', 'attendance')
        .execute()
    expect(await looks()).toEqual([])
    await here.api.call(here.city.secretary, 'GET', path)
    const noted = await looks()
    expect(noted).toHaveLength(4)
    expect(noted).toContainEqual({ reader_id: here.city.secretary.personId, person_id: here.city.member.personId })
  })

  test('lists go by day, page by page, within what one may see', async () => {
    for (const heldOn of ['2026-11-01', '2026-11-03', '2026-11-02']) await openOne({ ...meeting, heldOn })
    const page = async (caller: Caller, query: string) => {
      const { answer } = await here.api.call(caller, 'GET', `/activities?${query}`)
      return answer as { items: { heldOn: string; organisationName: string }[]; next: string | null }
    }
    const first = await page(here.city.secretary, 'limit=2')
    expect(first.items.map(({ heldOn }) => heldOn)).toEqual(['2026-11-03', '2026-11-02'])
    const second = await page(here.city.secretary, `limit=2&cursor=${first.next}`)
    expect(second).toMatchObject({ items: [{ heldOn: '2026-11-01', organisationName: '甲局第一支部' }], next: null })
    expect((await page(here.city.organStaff, 'from=2026-11-02&to=2026-11-02')).items).toHaveLength(1)
    expect((await page(here.city.worksStaff, `organisationId=${here.city.organs[0]}`)).items).toHaveLength(3)
    expect((await page(here.city.worksStaff, `organisationId=${here.city.organs[1]}`)).items).toHaveLength(0)
    expect((await page(here.city.member, '')).items).toHaveLength(0)
    expect(await here.api.call(here.city.secretary, 'GET', '/activities?cursor=x')).toMatchObject(
      refusal(400, 'bad-request'),
    )
    const own = await here.api.call(here.city.member, 'GET', '/my/activities')
    expect((own.answer as { items: unknown[] }).items).toHaveLength(3)
  })
})
