import { beforeAll, beforeEach, expect, test } from '@jest/globals'
import { correctAttendance } from '../../cloudfunctions/operations/activities/correct-attendance'
import { createOrganisation } from '../../cloudfunctions/operations/organisations/create-organisation'
import { grantRole } from '../../cloudfunctions/operations/people/grant-role'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { parseCivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'
import { hold, pointsOf } from './holding'

describeOnBoth('what activities become', (open) => {
  let context: TestContext
  let city: SmallCity
  let branch: string
  let cities = 0
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
  })
  beforeEach(async () => {
    cities += 1
    context.setNow('2026-11-20T10:00:00+08:00')
    city = await copySmallCity(context, `city-${cities}`)
    branch = city.branches[0]
  })

  const of = (caller: Caller, year?: number) => pointsOf(context, caller, { personId: caller.personId }, year)
  const ofBranch = (year?: number) => pointsOf(context, city.secretary, { organisationId: branch }, year)
  const everybody = () => [city.organStaff, city.secretary, city.deputy, city.member, city.colleague]
  const present = (...people: Caller[]) => people.map((one) => [one, 'present'] as const)
  const themeDay = (heldOn: string, kinds: 'theme-day'[] | ['theme-day', 'members-meeting'] = ['theme-day']) =>
    hold(context, city.secretary, branch, { kinds, heldOn }, present(...everybody()))

  test('a theme day for a month that lacked one gives the branch exactly one point where fewer than three lack one', async () => {
    // Ten months have ended by 20 November; the clause has three points to lose.
    for (const month of ['01', '02', '03', '04', '05', '06', '07']) await themeDay(`2026-${month}-05`)
    expect((await ofBranch()).line('basic.ideology.4')).toBe(-300)
    await themeDay('2026-08-05')
    const before = await ofBranch()
    expect(before.line('basic.ideology.4')).toBe(-200)
    await themeDay('2026-09-05')
    const after = await ofBranch()
    expect(after.line('basic.ideology.4')).toBe(-100)
    expect(after.total - before.total).toBe(100)
    // A second one in a month that has one changes nothing.
    await themeDay('2026-09-20')
    expect((await ofBranch()).line('basic.ideology.4')).toBe(-100)
  })

  test('absence costs a member 2 at a meeting or theme day, lateness 0.5 at a meeting only', async () => {
    await hold(context, city.secretary, branch, { kinds: ['members-meeting'], heldOn: '2026-11-02' }, [
      [city.member, 'late'],
      [city.colleague, 'absent'],
      [city.deputy, 'leave'],
    ])
    expect((await of(city.member)).line('basic.meetings')).toBe(-50)
    expect((await of(city.colleague)).line('basic.meetings')).toBe(-200)
    expect((await of(city.deputy)).line('basic.meetings')).toBe(0)
    // The secretary was expected and nobody said anything.
    expect((await of(city.secretary)).line('basic.meetings')).toBe(-200)
    await hold(context, city.secretary, branch, { kinds: ['theme-day'], heldOn: '2026-11-03' }, [
      [city.member, 'late'],
      [city.colleague, 'absent'],
    ])
    expect((await of(city.member)).line('basic.theme-day')).toBe(0)
    expect((await of(city.colleague)).line('basic.theme-day')).toBe(-200)
    expect((await of(city.colleague)).line('basic.meetings')).toBe(-200)
  })

  test('absence from a gathering that was both is charged once, under meetings; the branch has it in both counts', async () => {
    const before = await ofBranch()
    const gathering = { kinds: ['theme-day', 'members-meeting'] as const, heldOn: '2026-10-12' }
    await hold(context, city.secretary, branch, { ...gathering, kinds: [...gathering.kinds] }, [
      ...present(city.organStaff, city.secretary, city.deputy, city.member),
    ])
    const missed = await of(city.colleague)
    expect([missed.line('basic.meetings'), missed.line('basic.theme-day')]).toEqual([-200, 0])
    const after = await ofBranch()
    expect(before.facts('basic.ideology.4')).toContain('缺 10 ')
    expect(after.facts('basic.ideology.4')).toContain('缺 9 ')
    const meetings = await context.database.kysely
      .selectFrom('measures')
      .select('figures')
      .where('city_id', '=', city.cityId)
      .where('subject_id', '=', branch)
      .executeTakeFirstOrThrow()
    expect(meetings.figures).toContainEqual({ measure: 'members-meeting.held', done: 1 })
    const attended = await of(city.member)
    expect([attended.line('basic.meetings'), attended.line('basic.theme-day')]).toEqual([0, 0])
    expect(attended.facts('basic.theme-day.review')).toContain('1 ')
  })

  test('a guest is neither absent nor late: only those expected can fail to come in time', async () => {
    const expected = [city.secretary.personId]
    await hold(context, city.secretary, branch, { kinds: ['members-meeting'], heldOn: '2026-11-02', expected }, [
      [city.secretary, 'present'],
      [city.member, 'late'],
      [city.colleague, 'absent'],
    ])
    expect((await of(city.member)).line('basic.meetings')).toBe(0)
    expect((await of(city.colleague)).line('basic.meetings')).toBe(0)
  })

  test('volunteer activities credit hours to those who came, study activities to their study hours', async () => {
    await hold(context, city.secretary, branch, { kinds: ['volunteer'], heldOn: '2026-11-02', hours: '2.5' }, [
      [city.member, 'present'],
      [city.colleague, 'absent'],
    ])
    expect((await of(city.member)).line('basic.volunteer')).toBe(187)
    expect((await of(city.colleague)).line('basic.volunteer')).toBe(0)
    expect((await of(city.colleague)).line('basic.meetings')).toBe(0)
    const studied = { kinds: ['study', 'theme-day'] as ('study' | 'theme-day')[], heldOn: '2026-11-04', hours: '3' }
    await hold(context, city.secretary, branch, studied, [[city.member, 'late']])
    expect((await of(city.member)).facts('basic.study-hours')).toBe('缺 29 学时')
    expect((await of(city.member)).line('basic.volunteer')).toBe(187)
  })

  test('a lecture counts for the branch and for its lecturer', async () => {
    const lecture = { kinds: ['lecture' as const], heldOn: '2026-11-02', lecturerId: city.member.personId }
    await hold(context, city.secretary, branch, lecture, present(...everybody()))
    expect((await of(city.member)).line('pioneer.lecture')).toBe(200)
    expect((await of(city.colleague)).line('pioneer.lecture')).toBe(0)
    expect(await figures(branch)).toContainEqual({ measure: 'lecture.held', done: 1 })
  })

  const figures = async (subjectId: string, year = 2026) => {
    const row = await context.database.kysely
      .selectFrom('measures')
      .select('figures')
      .where('city_id', '=', city.cityId)
      .where('subject_id', '=', subjectId)
      .where('year', '=', year)
      .orderBy('as_of', 'desc')
      .executeTakeFirstOrThrow()
    return row.figures as unknown as { measure: string }[]
  }

  test('a correction after closing scores anew, there and back', async () => {
    const { id, revision } = await hold(
      context,
      city.secretary,
      branch,
      { kinds: ['members-meeting'], heldOn: '2026-11-02' },
      present(city.organStaff, city.secretary, city.deputy, city.colleague),
    )
    const charged = await of(city.member)
    expect(charged.line('basic.meetings')).toBe(-200)
    const people = [{ personId: city.member.personId, status: 'present' as const }]
    const reason = '签到表漏登'
    const corrected = await correctAttendance(context, city.secretary, { id, revision, people, reason })
    const relieved = await of(city.member)
    expect(relieved.total - charged.total).toBe(200)
    const back = [{ personId: city.member.personId, status: 'absent' as const }]
    await correctAttendance(context, city.secretary, { id, revision: corrected.revision, people: back, reason })
    expect((await of(city.member)).total).toBe(charged.total)
  })

  test('without committee or groups their meetings are not asked for; with them the shortfalls of two groups add up', async () => {
    expect(await figures(branch)).toEqual(
      expect.arrayContaining([
        { measure: 'committee-meeting.held', applies: false },
        { measure: 'group-meeting.missing', applies: false },
      ]),
    )
    const group = (name: string) =>
      createOrganisation(context, city.worksStaff, {
        parentId: branch,
        kind: 'group',
        name,
        foundedOn: parseCivilDate('2025-01-01'),
      })
    const [first, second] = [await group('第一小组'), await group('第二小组')]
    await grantRole(context, city.worksStaff, {
      personId: city.colleague.personId,
      organisationId: branch,
      role: 'committee-member',
      from: parseCivilDate('2026-01-01'),
      until: null,
    })
    const meeting = (organisationId: string, heldOn: string, who: Caller) =>
      hold(context, city.secretary, organisationId, {
        kinds: ['group'],
        heldOn,
        expected: [who.personId],
      }).catch((error: unknown) => error)
    // Nobody is in the groups yet, so nobody of the branch can be expected there.
    expect(await meeting(first.id, '2026-11-01', city.member)).toMatchObject({ code: 'not-found' })
    await context.database.kysely
      .updateTable('memberships')
      .set({ group_id: first.id })
      .where('city_id', '=', city.cityId)
      .where('person_id', '=', city.member.personId)
      .execute()
    await context.database.kysely
      .updateTable('memberships')
      .set({ group_id: second.id })
      .where('city_id', '=', city.cityId)
      .where('person_id', '=', city.deputy.personId)
      .execute()
    // Twelve are asked of each group: three and one held leave nine and eleven.
    for (const day of ['2026-09-01', '2026-10-01', '2026-11-01']) await meeting(first.id, day, city.member)
    await meeting(second.id, '2026-11-01', city.deputy)
    expect(await figures(branch)).toContainEqual({ measure: 'group-meeting.missing', quantity: 20 })
    expect(await figures(branch)).toContainEqual({ measure: 'committee-meeting.held', done: 0 })
    expect((await of(city.member)).line('basic.meetings')).toBe(-600)
    // More meetings than asked in one group do not make up for the other.
    for (let day = 10; day < 20; day++) await meeting(first.id, `2026-11-${day}`, city.member)
    expect(await figures(branch)).toContainEqual({ measure: 'group-meeting.missing', quantity: 11 })
  })

  test('what is closed in January counts in the year it was held, and January not in the year before', async () => {
    context.setNow('2027-01-08T10:00:00+08:00')
    await hold(context, city.secretary, branch, { kinds: ['members-meeting'], heldOn: '2027-01-05' }, [])
    await hold(context, city.secretary, branch, { kinds: ['theme-day'], heldOn: '2026-12-20' }, present(city.member))
    const member = await figures(city.member.personId)
    expect(member).toContainEqual({ measure: 'theme-day.attended', quantity: 1 })
    expect(member).toContainEqual({ measure: 'meetings.absences', level: 'absent', quantity: 0 })
    expect(await figures(branch)).toEqual(
      expect.arrayContaining([
        { measure: 'theme-day.months-missing', quantity: 11 },
        { measure: 'members-meeting.held', done: 0 },
      ]),
    )
    expect((await of(city.colleague)).line('basic.theme-day')).toBe(-200)
  })

  test('a gathering feeds the branch that held it, also when everybody expected has moved since', async () => {
    const { kysely } = context.database
    await kysely
      .updateTable('memberships')
      .set({ until_date: parseCivilDate('2026-10-31') })
      .where('city_id', '=', city.cityId)
      .where('person_id', '=', city.member.personId)
      .execute()
    await kysely
      .insertInto('memberships')
      .values({
        city_id: city.cityId,
        id: context.newId(),
        person_id: city.member.personId,
        branch_id: city.branches[1],
        group_id: null,
        from_date: parseCivilDate('2026-11-01'),
        until_date: null,
      })
      .execute()
    const expected = [city.member.personId]
    await hold(context, city.secretary, branch, { kinds: ['theme-day'], heldOn: '2026-10-12', expected })
    expect(await figures(branch)).toContainEqual({ measure: 'theme-day.months-missing', quantity: 9 })
    expect(await figures(city.branches[1])).toContainEqual({ measure: 'theme-day.months-missing', quantity: 10 })
    expect((await of(city.member)).line('basic.theme-day')).toBe(-200)
  })
})
