import { expect, test } from '@jest/globals'
import { changePerson } from '../../cloudfunctions/operations/people/change-person'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import type { Caller } from '../../shared/access/caller'
import { submission } from '../../shared/records/contents'
import { parseCivilDate } from '../../shared/values/civil-date'
import { eachTestACity, refusal } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

describeOnBoth('measures without points', (open) => {
  const here = eachTestACity(open)
  const approve = async (hours: string) => {
    const { context, city } = here
    const record = { kind: 'volunteer-hours', happenedOn: '2026-11-10', title: '社区服务', hours }
    const { id } = await submitRecord(context, city.member, submission.parse({ clientId: context.newId(), record }))
    const records = [{ id, revision: 1 }]
    await decideRecords(context, city.secretary, { step: 'approve', reason: null, records })
  }
  const measuresAs = (caller: Caller, asOf = '') =>
    here.api.call(caller, 'GET', `/members/${here.city.member.personId}/measures?year=2026${asOf}`)
  const hoursAs = async (caller: Caller, asOf = '') => {
    const { answer } = await measuresAs(caller, asOf)
    const { items } = answer as { items: { measure: string; label: string; unit: string; figure: number }[] }
    return items.find(({ measure }) => measure === 'volunteer-hours.verified')
  }
  const retire = () =>
    changePerson(here.context, here.city.organStaff, {
      id: here.city.member.personId,
      revision: 1,
      class: { class: 'retired', from: parseCivilDate('2026-01-01') },
    })

  test('the hours of a retired member are kept and shown, though nothing is scored any more', async () => {
    const { context, api, city } = here
    await retire()
    context.setNow('2026-11-21T10:00:00+08:00')
    await approve('2.5')
    const shown = { label: '认定志愿服务时长', unit: '小时', figure: 2.5 }
    for (const caller of [city.member, city.secretary, city.worksStaff]) {
      expect(await hoursAs(caller)).toMatchObject(shown)
    }
    expect(await hoursAs(city.member, '&asOf=2026-11-20')).toMatchObject({ figure: 0 })
    const scores = await context.database.kysely
      .selectFrom('scores')
      .select('as_of')
      .where('city_id', '=', city.cityId)
      .where('subject_id', '=', city.member.personId)
      .where('as_of', '>', parseCivilDate('2026-11-20'))
      .execute()
    expect(scores).toEqual([])
    for (const caller of [city.colleague, city.otherSecretary]) {
      expect(await measuresAs(caller)).toMatchObject(refusal(404, 'not-found'))
    }
    expect((await api.call(city.member, 'GET', `/members/${city.member.personId}/measures?year=2025`)).answer).toEqual({
      asOf: null,
      items: [],
    })
  })

  test('those who are scored have them too, and a branch shows its own', async () => {
    const { api, city } = here
    await approve('1.25')
    expect(await hoursAs(city.member)).toMatchObject({ figure: 1.25 })
    const { answer } = await api.call(city.member, 'GET', `/organisations/${city.branches[0]}/measures?year=2026`)
    expect(answer).toMatchObject({
      asOf: '2026-11-20',
      items: expect.arrayContaining([
        { measure: 'theme-day.months-missing', label: '没有主题党日的月份', unit: '个月', level: null, figure: 10 },
        { measure: 'committee-meeting.held', label: '支委会', unit: '次', level: null, figure: null },
        { measure: 'group-meeting.missing', label: '各党小组缺开的党小组会', unit: '次', level: null, figure: null },
      ]),
    })
  })
})
