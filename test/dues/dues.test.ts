import { expect, test } from '@jest/globals'
import type { Caller } from '../../shared/access/caller'
import { pointsOf } from '../activities/holding'
import { eachTestACity, refusal, rowsOf } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

type Entry = [who: Caller, month: string, paidOn: string | null, remindedOn?: string | null, revision?: number]

describeOnBoth('a branch’s dues', (open) => {
  const here = eachTestACity(open)

  const keep = (keeper: Caller, ...entries: Entry[]) =>
    here.api.call(keeper, 'POST', '/dues', {
      branchId: here.city.branches[0],
      entries: entries.map(([{ personId }, month, paidOn, remindedOn = null, revision = 0]) => ({
        personId,
        month,
        paidOn,
        remindedOn,
        revision,
      })),
    })
  const of = async (who: Caller) => {
    const points = await pointsOf(here.context, who, { personId: who.personId })
    return { points: points.line('basic.dues'), flags: points.flags }
  }

  test('a month paid after its last day costs 1, reminded 2 in place of 1, in time nothing', async () => {
    const { member, colleague, deputy, secretary } = here.city
    const kept = await keep(
      secretary,
      [member, '2026-09', '2026-10-01'],
      [member, '2026-10', '2026-10-31'],
      [colleague, '2026-09', '2026-10-08', '2026-10-03'],
      [colleague, '2026-10', '2026-10-30', '2026-10-20'],
      [deputy, '2026-10', null],
    )
    expect(kept).toMatchObject({ status: 200 })
    expect((await of(member)).points).toBe(-100)
    expect((await of(colleague)).points).toBe(-200)
    // Unpaid at the month's end is late until it is paid, and then late all the same.
    expect((await of(deputy)).points).toBe(-100)
    await keep(secretary, [deputy, '2026-10', null, '2026-11-05', 1])
    expect((await of(deputy)).points).toBe(-200)
    await keep(secretary, [deputy, '2026-10', '2026-11-06', '2026-11-05', 2])
    expect((await of(deputy)).points).toBe(-200)
  })

  test('a month that has not ended is not late; one that nobody kept is not held against anybody', async () => {
    const { member, colleague, secretary } = here.city
    await keep(secretary, [member, '2026-11', null])
    expect((await of(member)).points).toBe(0)
    expect((await of(colleague)).points).toBe(0)
    here.context.setNow('2026-12-01T09:00:00+08:00')
    await keep(secretary, [member, '2026-12', '2026-12-01'])
    expect((await of(member)).points).toBe(-100)
  })

  test('six months unpaid are flagged, the points stop at the weight', async () => {
    const { member, secretary } = here.city
    const months = ['01', '02', '03', '04', '05'].map((month): Entry => [member, `2026-${month}`, null])
    await keep(secretary, ...months)
    expect((await of(member)).flags).not.toContain('review')
    await keep(secretary, [member, '2026-06', null])
    const six = await of(member)
    expect(six).toMatchObject({ points: -600, flags: expect.arrayContaining([expect.stringContaining('review')]) })
    await keep(secretary, ...['07', '08', '09', '10'].map((month): Entry => [member, `2026-${month}`, null]))
    expect((await of(member)).points).toBe(-800)
  })

  test('a list is written as a whole and by revision', async () => {
    const { member, colleague, secretary, deputy } = here.city
    await keep(secretary, [member, '2026-09', null])
    const before = await rowsOf(here, 'dues', 'audit_log')
    const stale = await keep(deputy, [colleague, '2026-09', '2026-09-02'], [member, '2026-09', '2026-09-03'])
    expect(stale).toMatchObject(refusal(409, 'revision-conflict'))
    const never = await keep(deputy, [colleague, '2026-09', '2026-09-02', null, 3])
    expect(never).toMatchObject(refusal(409, 'revision-conflict'))
    expect(await rowsOf(here, 'dues', 'audit_log')).toBe(before)
    expect(await keep(deputy, [member, '2026-09', '2026-09-03', null, 1])).toMatchObject({
      status: 200,
      answer: { entries: [{ personId: member.personId, month: '2026-09', revision: 2 }] },
    })
    expect((await of(member)).points).toBe(0)
  })

  test.each<[string, (city: typeof here.city) => Entry[], number, string]>([
    ['a day to come', ({ member }) => [[member, '2026-11', '2026-11-21']], 422, 'future-date'],
    ['an unpaid month to come', ({ member }) => [[member, '2026-12', null]], 422, 'future-date'],
    ['a month of next year', ({ member }) => [[member, '2027-01', '2026-11-01']], 422, 'future-date'],
    ['a month before joining', ({ member }) => [[member, '2012-04', '2026-11-01']], 404, 'not-found'],
    [
      'a reminder after payment',
      ({ member }) => [[member, '2026-09', '2026-09-05', '2026-09-06']],
      422,
      'out-of-range',
    ],
    ['a reminder before its month', ({ member }) => [[member, '2026-09', null, '2026-08-31']], 422, 'out-of-range'],
    ['no month', ({ member }) => [[member, '2026-13', null]], 400, 'bad-request'],
    ['one’s own', ({ secretary }) => [[secretary, '2026-09', '2026-09-05']], 403, 'own-record'],
    [
      'a month twice',
      ({ member }) => [
        [member, '2026-09', '2026-09-05'],
        [member, '2026-09', null],
      ],
      422,
      'too-many',
    ],
    ['somebody of another branch', ({ otherSecretary }) => [[otherSecretary, '2026-09', null]], 404, 'not-found'],
  ])('%s is refused and nothing is written', async (_, entries, status, code) => {
    const { city } = here
    const before = await rowsOf(here, 'dues', 'audit_log')
    const list = [[city.colleague, '2026-09', '2026-09-01'] as Entry, ...entries(city)]
    expect(await keep(city.secretary, ...list)).toMatchObject(refusal(status, code))
    expect(await rowsOf(here, 'dues', 'audit_log')).toBe(before)
  })

  test('outsiders and members without a post learn and write nothing; the branch’s own see them, noted', async () => {
    const { city, api } = here
    await keep(city.secretary, [city.member, '2026-09', '2026-09-03'])
    const before = await rowsOf(here, 'dues', 'audit_log')
    const address = `/dues?branchId=${city.branches[0]}&year=2026`
    for (const outsider of [city.otherSecretary, city.member]) {
      expect(await keep(outsider, [city.colleague, '2026-09', null])).toMatchObject(refusal(404, 'not-found'))
      expect(await api.call(outsider, 'GET', address)).toMatchObject(refusal(404, 'not-found'))
    }
    expect(await rowsOf(here, 'dues', 'audit_log')).toBe(before)
    const { answer } = await api.call(city.secretary, 'GET', address)
    const { people } = answer as { people: { personId: string; months: unknown[] }[] }
    expect(people).toHaveLength(5)
    const months = [{ month: '2026-09', paidOn: '2026-09-03', remindedOn: null, revision: 1 }]
    expect(people.find(({ personId }) => personId === city.member.personId)?.months).toEqual(months)
    const own = await api.call(city.member, 'GET', '/my/dues?year=2026')
    expect(own).toMatchObject({ status: 200, answer: { people: [{ personId: city.member.personId, months }] } })
    const looks = await here.context.database.kysely
      .selectFrom('read_log')
      .select('reader_id')
      .where('city_id', '=', city.cityId)
      .where('what', '=', 'dues')
      .execute()
    expect(looks).toEqual(Array(4).fill({ reader_id: city.secretary.personId }))
  })
})
