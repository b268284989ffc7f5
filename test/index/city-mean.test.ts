import { expect, test } from '@jest/globals'
import type { Caller } from '../../shared/access/caller'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { openTick } from '../tick/open-tick'

interface Line {
  readonly clause: string
  readonly points: string
  readonly pending: string | null
  readonly facts: string
}

describeOnBoth('the city’s mean of member indices', (open) => {
  const here = eachTestACity(open)
  const ask = async (caller: Caller, method: string, path: string, body?: unknown) => {
    const { status, answer } = await here.api.call(caller, method, path, body)
    expect({ status, answer }).toMatchObject({ status: 200 })
    return answer as Record<string, unknown>
  }
  const [jinhua, clause] = ['jinhua/fortress-index', 'pioneer.5']
  const approvedHours = async (caller: Caller, by: Caller, happenedOn: string, hours: string) => {
    const record = { kind: 'volunteer-hours', happenedOn, title: '社区服务', hours }
    const { id } = await ask(caller, 'POST', '/records', { clientId: here.context.newId(), record })
    const decision = { step: 'approve', reason: null, records: [{ id, revision: 1 }] }
    expect(await ask(by, 'POST', '/records/decisions', decision)).toMatchObject({ items: [{ done: true }] })
  }
  const lineOf = async (organisationId: string) => {
    const path = `/organisations/${organisationId}/index?year=2026`
    const { items } = (await ask(here.city.worksStaff, 'GET', path)) as { items: { ruleset: string; lines: Line[] }[] }
    return items.find(({ ruleset }) => ruleset === jinhua)?.lines.find((line) => line.clause === clause)
  }
  const total = async (caller: Caller) => {
    const path = `/members/${caller.personId}/index?year=2026&asOf=2026-10-31`
    const { items } = (await ask(caller, 'GET', path)) as { items: { total: string }[] }
    return Math.round(Number(items[0]?.total) * 100)
  }
  const frozen = () =>
    here.context.database.kysely
      .selectFrom('measures')
      .select(['as_of', 'figures'])
      .where('city_id', '=', here.city.cityId)
      .where('subject_id', '=', here.city.worksCommitteeId)
      .orderBy('as_of')
      .execute()
  const grade = (organisationId: string) =>
    here.api.call(here.city.worksStaff, 'POST', '/findings', {
      clientId: here.context.newId(),
      subject: { organisationId },
      ruleset: jinhua,
      clause,
      fact: { value: '3' },
      happenedOn: '2026-11-20',
      document: '样工委〔2026〕3号',
      reason: '党员作用突出',
      fileIds: [],
    })
  const runTick = () => openTick(here.context).runTick()
  const verified = (lines: Awaited<ReturnType<typeof runTick>>) =>
    lines.find(({ city, job }) => city === here.city.cityId && job.startsWith('verify-scores'))?.detail

  test('is frozen when a month is closed, from the scores of all members of that day', async () => {
    const { city } = here
    await approvedHours(city.member, city.secretary, '2026-10-10', '8')
    expect(await frozen()).toEqual([])
    expect(verified(await runTick())).toMatch(/全部相符$/)
    const people = [city.organStaff, city.secretary, city.deputy, city.member, city.colleague, city.otherSecretary]
    const totals = await Promise.all(people.map(total))
    expect(new Set(totals).size).toBeGreaterThan(1)
    const sum = totals.reduce((all, one) => all + one, 0)
    expect(await frozen()).toMatchObject([
      { as_of: '2026-09-30' },
      { as_of: '2026-10-31', figures: { 'member-index.city': { points: sum, members: people.length } } },
    ])
  })

  test('opens the clause to branches above it, and to no other', async () => {
    const { city } = here
    await approvedHours(city.member, city.secretary, '2026-10-10', '8')
    const notAbove = {
      status: 422,
      answer: { code: 'condition-not-met', message: expect.stringContaining('没有高于') },
    }
    expect(await grade(city.branches[0])).toMatchObject(notAbove)
    await runTick()
    expect(await grade(city.branches[1])).toMatchObject(notAbove)
    expect(await grade(city.branches[0])).toMatchObject({ status: 200 })
    expect(await lineOf(city.branches[0])).toMatchObject({ points: '0.00', pending: '3.00' })
    here.context.setNow('2027-01-04T08:00:00+08:00')
    await runTick()
    expect(await lineOf(city.branches[0])).toMatchObject({ points: '3.00', pending: null })
  })

  test('stands until the next month is closed; an approval rescores no other branch', async () => {
    const { city, context } = here
    await runTick()
    const neighbour = async () => ({ mean: await frozen(), line: await lineOf(city.branches[1]) })
    const before = await neighbour()
    expect(before.line?.facts).toBeTruthy()
    await approvedHours(city.member, city.secretary, '2026-11-02', '8')
    expect(await neighbour()).toEqual(before)
    context.setNow('2026-12-01T08:00:00+08:00')
    // Recorded on the new month's first morning, before the month that is over was closed.
    await approvedHours(city.member, city.secretary, '2026-11-03', '4')
    expect(verified(await runTick())).toMatch(/全部相符$/)
    expect((await frozen()).map(({ as_of: day }) => day)).toEqual(['2026-09-30', '2026-10-31', '2026-11-30'])
  })
})
