import { expect, test } from '@jest/globals'
import { rescoreEverybody } from '../../cloudfunctions/operations/scoring/rescore-everybody'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Caller } from '../../shared/access/caller'
import { civilDateAt } from '../../shared/values/civil-date'
import { hold } from '../activities/holding'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { agreementOf } from '../records/agreement'
import { openTick } from '../tick/open-tick'

describeOnBoth('what is entered in January for the year before', (open) => {
  const here = eachTestACity(open)
  const ask = async (caller: Caller, method: string, path: string, body?: unknown) => {
    const { status, answer } = await here.api.call(caller, method, path, body)
    expect({ status, answer }).toMatchObject({ status: 200 })
    return answer as { id: string; revision: number }
  }
  const as = () => here.city.worksStaff
  const organisation = (kind: string, parentId: string, foundedOn: string) =>
    ask(as(), 'POST', '/organisations', { parentId, kind, name: `新设${kind}`, foundedOn })
  const memberRevision = async () => (await ask(as(), 'GET', `/people/${here.city.member.personId}`)).revision
  const post = (from: string) =>
    ask(as(), 'POST', '/roles', {
      personId: here.city.member.personId,
      organisationId: here.city.branches[0],
      role: 'committee-member',
      from,
      until: null,
    })
  const wanted = (from: string) =>
    ask(as(), 'POST', '/settings', {
      subject: { personId: here.city.colleague.personId },
      setting: { name: 'member.scored', value: { scored: true } },
      from,
      until: null,
      reason: '本人要求',
    })
  const person = (personId: string, change: object) => ask(as(), 'PATCH', `/people/${personId}`, change)

  /** What stands before, and the change whose day lies in 2026. */
  const changes: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
    'a transfer': async () => async () =>
      ask(as(), 'POST', `/people/${here.city.member.personId}/transfer`, {
        revision: await memberRevision(),
        branchId: here.city.branches[1],
        groupId: null,
        from: '2026-11-15',
      }),
    'a leaving': async () => async () =>
      ask(as(), 'POST', `/people/${here.city.member.personId}/leaving`, {
        revision: await memberRevision(),
        leaving: 'moved-away',
        on: '2026-12-15',
      }),
    'a new member': async () => () =>
      ask(as(), 'POST', '/people', {
        name: '新党员',
        sex: null,
        birthMonth: null,
        joinedOn: '2012-05-01',
        joinedPrecision: 'day',
        class: 'regular',
        branchId: here.city.branches[0],
        groupId: null,
        from: '2026-10-01',
      }),
    'another class': async () => async () =>
      person(here.city.member.personId, {
        revision: await memberRevision(),
        class: { class: 'retired', from: '2026-12-01' },
      }),
    'another day of joining': async () => async () =>
      person(here.city.member.personId, { revision: await memberRevision(), joinedOn: '2012-06-01' }),
    'a post': async () => () => post('2026-06-01'),
    'the end of a post': async () => {
      const { id, revision } = await post('2026-03-01')
      return () => ask(as(), 'POST', `/roles/${id}/end`, { revision, until: '2026-11-30' })
    },
    'a retired member’s wish for a score': async () => {
      const { revision } = await ask(as(), 'GET', `/people/${here.city.colleague.personId}`)
      const retired = { revision, class: { class: 'retired', from: '2026-02-01' } }
      await person(here.city.colleague.personId, retired)
      return () => wanted('2026-05-01')
    },
    'the end of that wish': async () => {
      const { revision } = await ask(as(), 'GET', `/people/${here.city.colleague.personId}`)
      await person(here.city.colleague.personId, { revision, class: { class: 'retired', from: '2026-02-01' } })
      const { id } = await wanted('2026-05-01')
      return () => ask(as(), 'POST', `/settings/${id}/end`, { until: '2026-09-30' })
    },
    'a new branch': async () => () => organisation('branch', here.city.organs[0], '2026-05-01'),
    'a new group': async () => () => organisation('group', here.city.branches[0], '2026-05-01'),
    'the end of a branch': async () => {
      const { id, revision } = await organisation('branch', here.city.organs[0], '2026-02-01')
      return () => ask(as(), 'PATCH', `/organisations/${id}`, { revision, dissolvedOn: '2026-11-30' })
    },
    'the end of a group': async () => {
      const { id, revision } = await organisation('group', here.city.branches[0], '2026-02-01')
      return () => ask(as(), 'PATCH', `/organisations/${id}`, { revision, dissolvedOn: '2026-11-30' })
    },
  }

  test.each(Object.keys(changes))('%s leaves that year’s scores as a recomputation finds them', async (name) => {
    const { context, city } = here
    for (const ruleset of ['dazhou/performance-index@2019-01-01', 'haimen/model-checklist@2019-11-04']) {
      const [id, version] = ruleset.split('@')
      await ask(as(), 'POST', '/adoptions', { ruleset: id, version, year: 2026, options: {}, reasons: {} })
    }
    await hold(context, city.secretary, city.branches[0], { kinds: ['theme-day'], heldOn: '2026-10-10' })
    const change = await changes[name]?.()
    // With a mean of the city on record, a branch's facts follow from who its members are.
    await openTick(context).runTick()
    context.setNow('2027-01-08T09:00:00+08:00')
    const today = civilDateAt(context.now())
    await inTransaction(context.database, city.worksStaff, (tx) =>
      rescoreEverybody(context, tx, city.cityId, 2026, today),
    )
    const before = JSON.stringify((await agreementOf(context, city)).stored)
    await change?.()
    const { stored, recomputed } = await agreementOf(context, city)
    expect(stored).toEqual(recomputed)
    expect(JSON.stringify(stored)).not.toBe(before)
  })
})
