import { expect, test } from '@jest/globals'
import type { Caller } from '../../shared/access/caller'
import { pointsOf } from '../activities/holding'
import { eachTestACity, refusal, rowsOf } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

describeOnBoth('attested study', (open) => {
  const here = eachTestACity(open)

  const attest = (keeper: Caller, quarter: string, ...people: Caller[]) =>
    here.api.call(keeper, 'POST', '/study-attestations', {
      branchId: here.city.branches[0],
      quarter,
      personIds: people.map(({ personId }) => personId),
    })
  const withdraw = (keeper: Caller, quarter: string, { personId }: Caller, reason?: string) =>
    here.api.call(keeper, 'POST', '/study-attestations/withdraw', {
      branchId: here.city.branches[0],
      quarter,
      personId,
      reason,
    })
  const list = (reader: Caller, quarter = '2026Q4') =>
    here.api.call(reader, 'GET', `/study-attestations?branchId=${here.city.branches[0]}&quarter=${quarter}`)
  const points = async (who: Caller) => {
    const { line } = await pointsOf(here.context, who, { personId: who.personId })
    return line('basic.xuexi')
  }
  const log = (who: Caller, logged: number, happenedOn: string, state: 'approved' | 'submitted' = 'approved') =>
    here.context.database.kysely
      .insertInto('records')
      .values({
        city_id: here.city.cityId,
        id: here.context.newId(),
        person_id: who.personId,
        author_id: who.personId,
        branch_id: here.city.branches[0],
        kind: 'xuexi-points',
        happened_on: happenedOn as never,
        quarters: null,
        content: JSON.stringify({ kind: 'xuexi-points', happenedOn, points: logged }),
        state,
        submitted_at: new Date(here.context.now()),
        decided_by: null,
        decided_at: null,
      })
      .execute()
  const setThreshold = (organisationId: string, count: number, from = '2026-01-01', until: string | null = null) =>
    here.context.database.kysely
      .insertInto('settings')
      .values({
        city_id: here.city.cityId,
        id: here.context.newId(),
        organisation_id: organisationId,
        person_id: null,
        name: 'threshold.xuexi-quarter',
        value: JSON.stringify({ count }),
        from_date: from as never,
        until_date: until as never,
        reason: null,
        set_by: here.city.worksStaff.personId,
        set_at: new Date(here.context.now()),
      })
      .execute()
  const seen = async (who: Caller, quarter?: string) => {
    const { answer } = await list(here.city.secretary, quarter)
    const { threshold, people } = answer as { threshold: number | null; people: { personId: string }[] }
    return { threshold, ...people.find(({ personId }) => personId === who.personId) }
  }

  test('one point a quarter, for one or many, once however often it is attested', async () => {
    const { member, colleague, secretary, deputy } = here.city
    expect(await attest(secretary, '2026Q3', member, colleague)).toMatchObject({ status: 200, answer: { attested: 2 } })
    expect(await attest(deputy, '2026Q3', member, secretary)).toMatchObject({ status: 200, answer: { attested: 1 } })
    // A quarter that has begun can be attested before it has ended.
    await attest(secretary, '2026Q4', member)
    expect(await Promise.all([member, colleague, secretary].map(points))).toEqual([200, 100, 100])
  })

  test('withdrawn with a reason it is worth nothing, and can be attested again', async () => {
    const { member, secretary } = here.city
    await attest(secretary, '2026Q1', member)
    expect(await withdraw(secretary, '2026Q1', member)).toMatchObject(refusal(400, 'bad-request'))
    expect(await withdraw(secretary, '2026Q1', member, '截图不是本人')).toMatchObject({ status: 200 })
    expect(await points(member)).toBe(0)
    expect(await withdraw(secretary, '2026Q1', member, '再撤')).toMatchObject(refusal(409, 'conflict'))
    expect(await attest(secretary, '2026Q1', member)).toMatchObject({ answer: { attested: 1 } })
    expect(await points(member)).toBe(100)
  })

  test('logged points propose an attestation from the branch’s threshold on, and are never points of the index', async () => {
    const { member, colleague, secretary, deputy, branches, organs } = here.city
    await log(member, 900, '2026-10-05')
    await log(member, 99, '2026-12-01')
    await log(member, 500, '2026-09-30')
    await log(member, 5000, '2026-10-06', 'submitted')
    await log(colleague, 1000, '2026-11-01')
    await log(deputy, 2000, '2026-11-01')
    expect(await seen(colleague)).toMatchObject({ threshold: null, points: 1000, attested: false, proposed: false })
    await setThreshold(organs[0], 2000)
    expect(await seen(colleague)).toMatchObject({ threshold: 2000, proposed: false })
    await setThreshold(branches[0], 1000, '2026-10-01')
    expect(await seen(colleague)).toMatchObject({ threshold: 1000, points: 1000, proposed: true })
    expect(await seen(member)).toMatchObject({ points: 999, proposed: false })
    // The branch's own threshold did not hold in the quarter before.
    expect(await seen(member, '2026Q3')).toMatchObject({ threshold: 2000, points: 500, proposed: false })
    expect(await points(colleague)).toBe(0)
    await attest(secretary, '2026Q4', colleague)
    expect(await seen(colleague)).toMatchObject({ attested: true, proposed: false })
    expect(await points(colleague)).toBe(100)
  })

  test.each<[string, string, keyof typeof here.city, number, string]>([
    ['a quarter to come', '2027Q1', 'member', 422, 'future-date'],
    ['one’s own', '2026Q1', 'secretary', 403, 'own-record'],
    ['somebody of another branch', '2026Q1', 'otherSecretary', 404, 'not-found'],
    ['no quarter', '2026Q5', 'member', 400, 'bad-request'],
  ])('%s is refused and nothing is written', async (_, quarter, who, status, code) => {
    const before = await rowsOf(here, 'study_attestations', 'audit_log')
    const person = here.city[who] as Caller
    const answer = await attest(here.city.secretary, quarter, here.city.colleague, person)
    expect(answer).toMatchObject(refusal(status, code))
    expect(await rowsOf(here, 'study_attestations', 'audit_log')).toBe(before)
  })

  test('a quarter before joining is granted already and not attested', async () => {
    const { member, secretary, cityId } = here.city
    await here.context.database.kysely
      .updateTable('people')
      .set({ joined_on: '2026-05-10' as never })
      .where('city_id', '=', cityId)
      .where('id', '=', member.personId)
      .execute()
    expect(await attest(secretary, '2026Q1', member)).toMatchObject(refusal(422, 'out-of-range'))
    for (const quarter of ['2026Q2', '2026Q3', '2026Q4']) await attest(secretary, quarter, member)
    expect(await points(member)).toBe(400)
  })

  test('outsiders and members without a post learn and write nothing', async () => {
    const { member, colleague, otherSecretary, secretary } = here.city
    await attest(secretary, '2026Q1', member)
    const before = await rowsOf(here, 'study_attestations', 'audit_log')
    for (const outsider of [otherSecretary, member]) {
      expect(await attest(outsider, '2026Q1', colleague)).toMatchObject(refusal(404, 'not-found'))
      expect(await withdraw(outsider, '2026Q1', member, '无')).toMatchObject(refusal(404, 'not-found'))
      expect(await list(outsider)).toMatchObject(refusal(404, 'not-found'))
    }
    expect(await rowsOf(here, 'study_attestations', 'audit_log')).toBe(before)
  })
})
