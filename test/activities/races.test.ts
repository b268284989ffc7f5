import { expect, test } from '@jest/globals'
import type { Caller } from '../../shared/access/caller'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { open as openOne, pointsOf } from './holding'

describeOnBoth('an activity that many touch at once', (open) => {
  const here = eachTestACity(open)
  const meeting = { kinds: ['members-meeting' as const], heldOn: '2026-11-20' }
  const started = () => openOne(here.context, here.city.secretary, here.city.branches[0], meeting)
  const checkIn = (who: Caller, id: string, clientId: string = here.context.newId()) =>
    here.api.call(who, 'POST', `/activities/${id}/check-in`, { clientId })
  const close = (keeper: Caller, id: string) =>
    here.api.call(keeper, 'POST', `/activities/${id}/close`, { revision: 1 })
  const times = (count: number) => Array.from({ length: count }, (_, at) => at)

  test('twenty copies of one check-in, and ten others beside them, have one effect', async () => {
    const { id } = await started()
    const clientId = here.context.newId()
    // The session begins with the first call; the copies come after it.
    await here.api.call(here.city.member, 'GET', '/my/activities')
    const answers = await Promise.all([
      ...times(20).map(() => checkIn(here.city.member, id, clientId)),
      ...times(10).map(() => checkIn(here.city.member, id)),
    ])
    expect(answers).toEqual(Array(30).fill({ status: 200, answer: { id, checkedIn: true } }))
    const history = await here.context.database.kysely
      .selectFrom('attendance_history')
      .select(['revision', 'status'])
      .where('city_id', '=', here.city.cityId)
      .where('person_id', '=', here.city.member.personId)
      .execute()
    expect(history).toEqual([{ revision: 2, status: 'present' }])
  })

  test('two keepers close it: one does, the other is told', async () => {
    for (const _ of times(10)) {
      const { id } = await started()
      const answers = await Promise.all([close(here.city.secretary, id), close(here.city.deputy, id)])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(answers.find(({ status }) => status === 409)).toMatchObject({ answer: { code: 'revision-conflict' } })
    }
    // Ten meetings missed at 2 each: none was counted twice.
    const { personId } = here.city.member
    expect((await pointsOf(here.context, here.city.member, { personId })).line('basic.meetings')).toBe(-2000)
  })

  test('who checks in while it is being closed is present or told so, and scored accordingly', async () => {
    const people = [here.city.member, here.city.colleague, here.city.deputy, here.city.organStaff]
    for (const round of times(3)) {
      const { id } = await started()
      const before = await Promise.all(people.map(meetings))
      const [, ...answers] = await Promise.all([
        close(here.city.secretary, id),
        ...people.map((one) => checkIn(one, id)),
      ])
      const after = await Promise.all(people.map(meetings))
      const lost = after.map((points, at) => points - (before[at] ?? 0))
      expect({ round, lost }).toEqual({ round, lost: answers.map(({ status }) => (status === 200 ? 0 : -200)) })
    }
  })

  const meetings = async (who: Caller) => {
    const { line } = await pointsOf(here.context, who, { personId: who.personId })
    return line('basic.meetings')
  }
})
