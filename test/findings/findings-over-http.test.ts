import { expect, test } from '@jest/globals'
import { grantRole } from '../../cloudfunctions/operations/people/grant-role'
import type { Caller } from '../../shared/access/caller'
import { parseCivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { eachTestACity, refusal } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

const NOT_FOUND = refusal(404, 'not-found')

describeOnBoth('findings over HTTP', (open, kind) => {
  const here = eachTestACity(open)
  let neighbours = 0

  const onMember = (over: object = {}) => ({
    clientId: here.context.newId(),
    subject: { personId: here.city.member.personId },
    ruleset: 'default/pioneer-index',
    clause: 'bottom.talk',
    fact: { quantity: 1 },
    happenedOn: '2026-10-08',
    document: null,
    reason: '经核实',
    fileIds: [],
    ...over,
  })
  const onBranch = (over: object = {}) =>
    onMember({
      subject: { organisationId: here.city.branches[0] },
      ruleset: 'jinhua/fortress-index',
      clause: 'bottom.veto.1',
      fact: { value: true },
      document: '甲机党〔2026〕9号',
      ...over,
    })
  const enter = (caller: Caller, body: object) => here.api.call(caller, 'POST', '/findings', body)
  const entered = async (caller: Caller, body: object) => {
    const answer = await enter(caller, body)
    expect(answer).toMatchObject({ status: 200, answer: { revision: 1 } })
    return (answer.answer as { id: string }).id
  }
  const listOf = (caller: Caller, subject: 'members' | 'organisations', id: string) =>
    here.api.call(caller, 'GET', `/${subject}/${id}/findings?year=2026`)
  const rows = () =>
    here.context.database.kysely
      .selectFrom('findings')
      .selectAll()
      .where('city_id', '=', here.city.cityId)
      .orderBy('id')
      .execute()
  const inspector = async (organisationId: string): Promise<Caller> => {
    const { context, city } = here
    await grantRole(context, city.worksStaff, {
      personId: city.colleague.personId,
      organisationId,
      role: 'inspector',
      from: parseCivilDate('2026-01-01'),
      until: null,
    })
    return city.colleague
  }

  test('a finding is entered, listed, mended by revision and withdrawn; its whole story stays', async () => {
    const { api, city } = here
    const id = await entered(city.organStaff, onMember())
    const mend = { revision: 1, fact: { quantity: 2 }, happenedOn: '2026-10-09', document: null, reason: '两次' }
    const put = (caller: Caller, body: object) => api.call(caller, 'PUT', `/findings/${id}`, body)
    expect(await put(city.organStaff, { ...mend, fileIds: [], change: '补记' })).toMatchObject({
      status: 200,
      answer: { id, revision: 2 },
    })
    expect(await put(city.organStaff, { ...mend, fileIds: [], change: '补记' })).toMatchObject(
      refusal(409, 'revision-conflict'),
    )
    const withdrawal = { revision: 2, reason: '录错了人' }
    expect(await api.call(city.organStaff, 'POST', `/findings/${id}/withdrawal`, withdrawal)).toMatchObject({
      status: 200,
      answer: { id, revision: 3 },
    })
    for (const caller of [city.member, city.deputy, city.secretary, city.organStaff, city.worksStaff]) {
      const { status, answer } = await listOf(caller, 'members', city.member.personId)
      expect(status).toBe(200)
      expect((answer as { items: unknown[] }).items).toMatchObject([
        { id, state: 'withdrawn', revision: 3, fact: { quantity: 2 }, happenedOn: '2026-10-09' },
      ])
    }
  })

  test('a veto needs its evidence, is listed with the branch and takes the standing', async () => {
    const { api, city } = here
    const standing = async () => {
      const { answer } = await api.call(city.secretary, 'GET', `/organisations/${city.branches[0]}/index?year=2026`)
      return (answer as { items: { standing: string; flags: string[] }[] }).items[0]
    }
    expect(await enter(city.organStaff, onBranch({ document: null }))).toMatchObject(refusal(422, 'condition-not-met'))
    expect((await standing())?.flags).not.toContain('veto')
    const id = await entered(city.organStaff, onBranch())
    expect(await standing()).toMatchObject({ standing: '后进整转', flags: expect.arrayContaining(['veto']) })
    const { answer } = await listOf(city.secretary, 'organisations', city.branches[0])
    expect(answer).toMatchObject({ items: [{ id, clause: 'bottom.veto.1', document: '甲机党〔2026〕9号' }] })
  })

  test('an honour is entered with its document and adds its points', async () => {
    const { api, city } = here
    const total = async () => {
      const { answer } = await api.call(city.member, 'GET', `/members/${city.member.personId}/index?year=2026`)
      return Number((answer as { items: { total: string }[] }).items[0]?.total)
    }
    const before = await total()
    const honour = { clause: 'pioneer.honour', fact: { level: 'municipal', matter: '市级先进' } }
    expect(await enter(city.organStaff, onMember(honour))).toMatchObject(refusal(422, 'condition-not-met'))
    await entered(city.organStaff, onMember({ ...honour, document: '市委〔2026〕1号' }))
    expect((await total()) - before).toBe(3)
  })

  test('an inspector finds where they inspect, and neither approves nor reads beyond', async () => {
    const { api, city } = here
    const caller = await inspector(city.organs[0])
    const id = await entered(caller, onMember())
    expect(await listOf(caller, 'members', city.member.personId)).toMatchObject({ answer: { items: [{ id }] } })
    expect(await enter(caller, onMember({ subject: { personId: city.otherSecretary.personId } }))).toMatchObject(
      NOT_FOUND,
    )
    expect(await listOf(caller, 'members', city.otherSecretary.personId)).toMatchObject(NOT_FOUND)
    expect(await enter(caller, onMember({ subject: { personId: caller.personId } }))).toMatchObject(
      refusal(403, 'own-record'),
    )
    const records = [{ id, revision: 1 }]
    expect(
      await api.call(caller, 'POST', '/records/decisions', { step: 'approve', reason: null, records }),
    ).toMatchObject(NOT_FOUND)
  })

  test('who has no right here, and who is of another city, gets 404 and changes nothing', async () => {
    const { api, city, context } = here
    const id = await entered(city.organStaff, onMember())
    neighbours += 1
    const neighbour = await copySmallCity(context, `next-${kind}-${neighbours}`)
    const before = await rows()
    const outsiders = [
      city.member,
      city.deputy,
      city.secretary,
      city.otherSecretary,
      neighbour.worksStaff,
      neighbour.organStaff,
    ]
    for (const caller of outsiders) {
      expect(await enter(caller, onMember({ fact: { quantity: 9 } }))).toMatchObject(NOT_FOUND)
      expect(await enter(caller, onBranch())).toMatchObject(NOT_FOUND)
      const mend = { revision: 1, fact: { quantity: 9 }, happenedOn: '2026-10-08', document: null, reason: '改' }
      expect(await api.call(caller, 'PUT', `/findings/${id}`, { ...mend, fileIds: [], change: '改' })).toMatchObject(
        NOT_FOUND,
      )
      const withdrawal = { revision: 1, reason: '不服' }
      expect(await api.call(caller, 'POST', `/findings/${id}/withdrawal`, withdrawal)).toMatchObject(NOT_FOUND)
    }
    for (const caller of [city.colleague, city.otherSecretary, neighbour.worksStaff]) {
      expect(await listOf(caller, 'members', city.member.personId)).toMatchObject(NOT_FOUND)
      expect(await listOf(caller, 'organisations', city.branches[0])).toMatchObject(NOT_FOUND)
    }
    expect(await rows()).toEqual(before)
  })

  test.each([
    ['an unknown field', () => onMember({ points: 5 }), 400, 'bad-request'],
    ['an unknown field of the fact', () => onMember({ fact: { quantity: 1, score: 9 } }), 400, 'bad-request'],
    ['a subject that is both', () => onMember({ subject: { personId: 'x', organisationId: 'y' } }), 400, 'bad-request'],
    ['a NUL in the reason', () => onMember({ reason: '经\u0000核实' }), 422, 'forbidden-character'],
    ['a day that is none', () => onMember({ happenedOn: '2026-02-30' }), 400, 'bad-request'],
    ['a figure out of the range', () => onMember({ clause: 'bottom.words', fact: { value: 12 } }), 422, 'out-of-range'],
    ['a file that is not there', () => onMember({ fileIds: [here.context.newId()] }), 404, 'not-found'],
  ] as const)('%s is refused and nothing is written', async (_, body, status, code) => {
    const before = await rows()
    expect(await enter(here.city.organStaff, body())).toMatchObject(refusal(status, code))
    expect(await rows()).toEqual(before)
  })
})
