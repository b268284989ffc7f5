import { expect, test } from '@jest/globals'
import { createOrganisation } from '../../cloudfunctions/operations/organisations/create-organisation'
import { createPerson } from '../../cloudfunctions/operations/people/create-person'
import { endRole } from '../../cloudfunctions/operations/people/end-role'
import { grantRole } from '../../cloudfunctions/operations/people/grant-role'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import type { Caller } from '../../shared/access/caller'
import { submission } from '../../shared/records/contents'
import { parseCivilDate } from '../../shared/values/civil-date'
import { parseCityId, parseId } from '../../shared/values/ids'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

describeOnBoth('who decides on a record', (open) => {
  const here = eachTestACity(open)
  const day = parseCivilDate
  const submit = async (caller: Caller) => {
    const { context } = here
    const record = { kind: 'hard-task', happenedOn: '2026-11-18', title: '抢险' }
    return (await submitRecord(context, caller, submission.parse({ clientId: context.newId(), record }))).id
  }
  const decide = async (caller: Caller, id: string) => {
    const body = { step: 'approve', reason: null, records: [{ id, revision: 1 }] }
    const { status, answer } = await here.api.call(caller, 'POST', '/records/decisions', body)
    if (status !== 200) return status
    const [one] = (answer as { items: { done: boolean; error: { code: string } | null }[] }).items
    return one?.done === true ? 'done' : one?.error?.code
  }
  const waitsFor = async (caller: Caller, id: string) =>
    JSON.stringify((await here.api.call(caller, 'GET', '/mine/waiting')).answer).includes(id)
  /** A branch directly below the works committee, with a secretary and a member. */
  const directBranch = async () => {
    const { context, city } = here
    const { id: branchId } = await createOrganisation(context, city.worksStaff, {
      parentId: city.worksCommitteeId,
      kind: 'branch',
      name: '直属支部',
      foundedOn: day('2015-01-01'),
    })
    const person = async (name: string): Promise<Caller> => {
      const { id } = await createPerson(context, city.worksStaff, {
        name,
        sex: null,
        birthMonth: null,
        joinedOn: day('2012-05-01'),
        joinedPrecision: 'day',
        class: 'regular',
        branchId,
        groupId: null,
        from: day('2020-01-01'),
      })
      return { cityId: parseCityId(city.cityId), personId: parseId(id), sessionId: context.newId() }
    }
    const [secretary, member] = [await person('书记丙'), await person('党员丙')]
    const from = day('2026-01-01')
    const post = { personId: secretary.personId, organisationId: branchId, from, until: null }
    await grantRole(context, city.worksStaff, { ...post, role: 'secretary' })
    return { branchId, secretary, member }
  }

  test('the works committee decides for a branch directly below it, and for no other', async () => {
    const { city } = here
    const { secretary, member } = await directBranch()
    const theirs = await submit(secretary)
    expect(await waitsFor(city.worksStaff, theirs)).toBe(true)
    expect(await waitsFor(secretary, theirs)).toBe(false)
    expect(await decide(secretary, theirs)).toBe('own-record')
    expect(await decide(city.organStaff, theirs)).toBe('not-found')
    expect(await decide(city.worksStaff, theirs)).toBe('done')
    // A member's record waits for the secretary; the works committee may decide on it too.
    const members = await submit(member)
    expect(await waitsFor(city.worksStaff, members)).toBe(false)
    expect(await waitsFor(secretary, members)).toBe(true)
    expect(await decide(city.worksStaff, members)).toBe('done')
    const below = await submit(city.member)
    expect(await waitsFor(city.worksStaff, below)).toBe(false)
    expect(await decide(city.worksStaff, below)).toBe('not-found')
    expect(await decide(city.secretary, below)).toBe('done')
  })

  test('a secretary’s record waits for the deputy, and for the organ as soon as there is none', async () => {
    const { context, city } = here
    const id = await submit(city.secretary)
    expect([await waitsFor(city.deputy, id), await waitsFor(city.organStaff, id)]).toEqual([true, false])
    const { roles } = (await here.api.call(city.worksStaff, 'GET', `/people/${city.deputy.personId}`)).answer as {
      roles: { id: string }[]
    }
    await endRole(context, city.worksStaff, { id: parseId(roles[0]?.id), revision: 1, until: day('2026-11-19') })
    expect([await waitsFor(city.deputy, id), await waitsFor(city.organStaff, id)]).toEqual([false, true])
    expect(await decide(city.deputy, id)).toBe(404)
    expect(await waitsFor(city.worksStaff, id)).toBe(false)
    expect(await decide(city.worksStaff, id)).toBe('not-found')
    expect(await decide(city.organStaff, id)).toBe('done')
  })
})
