import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import type { Caller } from '../../shared/access/caller'
import { copySmallCity } from '../city/copied-city'
import { eachTestACity, refusal } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

const NOT_FOUND = refusal(404, 'not-found')
const MATTER = '违规收礼'

interface Line {
  readonly clause: string
  readonly points: string
}
interface Told {
  readonly total: string
  readonly flags: readonly string[]
  readonly lines: readonly Line[]
}

describeOnBoth('punishments over HTTP', (open, kind) => {
  const here = eachTestACity(open)
  let neighbours = 0
  const punishment = (over: object = {}) => ({
    clientId: here.context.newId(),
    personId: here.city.member.personId,
    level: 'serious-warning',
    matter: MATTER,
    decidedOn: '2026-09-01',
    document: '甲纪〔2026〕7号',
    ...over,
  })
  const enter = (caller: Caller, body: object = punishment()) => here.api.call(caller, 'POST', '/punishments', body)
  const idOf = ({ answer }: { answer: unknown }) => (answer as { id: string }).id
  const listAs = (caller: Caller) => here.api.call(caller, 'GET', `/members/${here.city.member.personId}/punishments`)
  const indexAs = async (caller: Caller) => {
    const path = `/members/${here.city.member.personId}/index?year=2026`
    const { answer } = await here.api.call(caller, 'GET', path)
    const [told] = (answer as { items: Told[] }).items
    if (!told) throw new Error('not scored')
    return told
  }
  /** Everything that is kept of the city outside of the compartment, as text. */
  const everythingKept = async () => {
    const { kysely } = here.context.database
    const tables = ['scores', 'measures', 'audit_log', 'read_log', 'finding_history', 'findings'] as const
    const texts = await Promise.all(
      tables.map(async (table) => {
        const { rows } = await sql`select to_jsonb(kept) as row from ${sql.table(table)} kept
          where city_id = ${here.city.cityId}`.execute(kysely)
        return JSON.stringify(rows)
      }),
    )
    return texts.join('\n')
  }

  test('is seen in full by the member and the staff above, by nobody else', async () => {
    const { city } = here
    const id = idOf(await enter(city.organStaff))
    for (const caller of [city.member, city.organStaff, city.worksStaff]) {
      expect(await listAs(caller)).toMatchObject({ status: 200, answer: { items: [{ id, matter: MATTER }] } })
    }
    for (const caller of [city.secretary, city.deputy, city.colleague, city.otherSecretary]) {
      expect(await listAs(caller)).toMatchObject(NOT_FOUND)
    }
  })

  test('an index tells those without the right a sum, and no measure tells more', async () => {
    const { api, city } = here
    const before = await indexAs(city.secretary)
    await enter(city.organStaff)
    const full = await indexAs(city.member)
    expect(full.lines.find(({ clause }) => clause === 'bottom.discipline')?.points).toBe('-20.00')
    const told = await indexAs(city.secretary)
    expect(told.total).toBe(full.total)
    expect(Number(told.total) - Number(before.total)).toBe(-20)
    expect(told.lines.map(({ clause }) => clause)).not.toContain('bottom.discipline')
    expect(told.lines.filter(({ clause }) => clause.startsWith('bottom'))).toEqual([
      expect.objectContaining({ clause: 'bottom', points: '-20.00' }),
    ])
    const measures = async (caller: Caller) =>
      JSON.stringify((await api.call(caller, 'GET', `/members/${city.member.personId}/measures?year=2026`)).answer)
    expect(await measures(city.member)).toContain('punishments.disciplined')
    expect(await measures(city.secretary)).not.toMatch(/punishments|处分|警告/)
    expect(await measures(city.secretary)).toContain('volunteer-hours.verified')
  })

  test('the text of the matter stays in the compartment, and one matter still costs once', async () => {
    const { city } = here
    await enter(city.organStaff)
    await enter(city.organStaff, punishment({ level: 'warning', document: '甲纪〔2026〕8号' }))
    expect((await indexAs(city.member)).lines.find(({ clause }) => clause === 'bottom.discipline')).toMatchObject({
      points: '-20.00',
    })
    expect(await everythingKept()).not.toContain(MATTER)
  })

  test('a finding that names the same matter is one with it: the heaviest alone counts', async () => {
    const { api, city, context } = here
    const before = await indexAs(city.member)
    await enter(city.organStaff)
    const finding = (matter: string) => ({
      clientId: context.newId(),
      subject: { personId: city.member.personId },
      ruleset: 'default/pioneer-index',
      clause: 'bottom.talk',
      fact: { quantity: 1, matter },
      happenedOn: '2026-08-08',
      document: null,
      reason: '谈话',
      fileIds: [],
    })
    await api.call(city.organStaff, 'POST', '/findings', finding(MATTER))
    expect(Number((await indexAs(city.member)).total) - Number(before.total)).toBe(-20)
    await api.call(city.organStaff, 'POST', '/findings', finding('会议迟到'))
    expect(Number((await indexAs(city.member)).total) - Number(before.total)).toBe(-25)
  })

  test('a withdrawn one costs nothing and stays readable to those entitled', async () => {
    const { api, city } = here
    const before = await indexAs(city.member)
    const id = idOf(await enter(city.organStaff))
    const withdraw = (caller: Caller, revision: number) =>
      api.call(caller, 'POST', `/punishments/${id}/withdrawal`, { revision, reason: '决定撤销' })
    for (const caller of [city.member, city.secretary, city.otherSecretary]) {
      expect(await withdraw(caller, 1)).toMatchObject(NOT_FOUND)
    }
    expect(await withdraw(city.worksStaff, 1)).toMatchObject({ status: 200, answer: { revision: 2 } })
    expect(await withdraw(city.worksStaff, 1)).toMatchObject(refusal(409, 'revision-conflict'))
    expect((await indexAs(city.member)).total).toBe(before.total)
    expect(await listAs(city.organStaff)).toMatchObject({
      answer: { items: [{ id, state: 'withdrawn', withdrawnReason: '决定撤销' }] },
    })
  })

  test.each([
    ['by a secretary', () => [here.city.secretary, punishment()] as const, 404, 'not-found'],
    ['by the member', () => [here.city.member, punishment()] as const, 404, 'not-found'],
    [
      'on oneself',
      () => [here.city.organStaff, punishment({ personId: here.city.organStaff.personId })] as const,
      403,
      'own-record',
    ],
    [
      'of a day to come',
      () => [here.city.organStaff, punishment({ decidedOn: '2027-01-01' })] as const,
      422,
      'future-date',
    ],
    [
      'from before joining',
      () => [here.city.organStaff, punishment({ decidedOn: '2011-01-01' })] as const,
      422,
      'out-of-range',
    ],
    ['of no known level', () => [here.city.organStaff, punishment({ level: 'fine' })] as const, 400, 'bad-request'],
    ['with a field too many', () => [here.city.organStaff, punishment({ name: '某' })] as const, 400, 'bad-request'],
  ])('one %s is refused and nothing is written', async (_, given, status, code) => {
    const [caller, body] = given()
    expect(await enter(caller, body)).toMatchObject(refusal(status, code))
    expect(await listAs(here.city.worksStaff)).toMatchObject({ answer: { items: [] } })
  })

  test('staff of another city reach nothing here', async () => {
    const { api, city, context } = here
    const id = idOf(await enter(city.organStaff))
    neighbours += 1
    const { worksStaff } = await copySmallCity(context, `next-${kind}-${neighbours}`)
    expect(await enter(worksStaff, punishment({ document: '他市〔2026〕1号' }))).toMatchObject(NOT_FOUND)
    expect(await listAs(worksStaff)).toMatchObject(NOT_FOUND)
    const withdrawal = { revision: 1, reason: '误' }
    expect(await api.call(worksStaff, 'POST', `/punishments/${id}/withdrawal`, withdrawal)).toMatchObject(NOT_FOUND)
    expect(await listAs(city.worksStaff)).toMatchObject({ answer: { items: [{ id, state: 'standing' }] } })
  })
})
