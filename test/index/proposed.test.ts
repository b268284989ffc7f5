import { expect, test } from '@jest/globals'
import { adoptRuleset } from '../../cloudfunctions/operations/adoptions/adopt-ruleset'
import { createPeople } from '../../cloudfunctions/operations/people/create-people'
import { grantRole } from '../../cloudfunctions/operations/people/grant-role'
import { parseCivilDate } from '../../shared/values/civil-date'
import { hold } from '../activities/holding'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

const ZHENJIANG = { ruleset: 'zhenjiang/quality-sheet', version: parseCivilDate('2018-01-01') }

interface Answered {
  readonly ruleset: string
  readonly total: string
  readonly lines: readonly {
    clause: string
    points: string
    pending: string | null
    facts: string
    remarks: string[]
  }[]
  readonly proposed: readonly { clause: string; have: number; least: number; members: number }[]
}

describeOnBoth('a branch under the quality sheet', (open) => {
  const here = eachTestACity(open)
  const adopt = (options: Record<string, unknown> = {}) =>
    adoptRuleset(here.context, here.city.worksStaff, {
      ...ZHENJIANG,
      year: 2026,
      options,
      reasons: Object.fromEntries(Object.keys(options).map((name) => [name, '按本市规定'])),
    })
  const indexOf = async (branchId: string): Promise<Answered> => {
    const { answer } = await here.api.call(here.city.secretary, 'GET', `/organisations/${branchId}/index?year=2026`)
    const { items } = answer as { items: Answered[] }
    return items.find(({ ruleset }) => ruleset === ZHENJIANG.ruleset) as Answered
  }
  const enlarge = (branchId: string, names: string) =>
    createPeople(
      here.context,
      here.city.worksStaff,
      [...names].map((name) => ({
        name: `新党员${name}`,
        sex: null,
        birthMonth: null,
        joinedOn: parseCivilDate('2015-07-01'),
        joinedPrecision: 'day' as const,
        class: 'regular' as const,
        branchId,
        groupId: null,
        from: parseCivilDate('2026-01-01'),
      })),
    )

  test('is told what its roster gives an assessor to look at, and nothing is charged by it (Z22)', async () => {
    const { city, context, api } = here
    await adopt()
    const [branch] = city.branches
    const small = await indexOf(branch)
    expect(small.proposed).toEqual([])
    // Five members and two more: seven without a committee.
    await enlarge(branch, '甲乙')
    const seven = await indexOf(branch)
    expect(seven.proposed).toMatchObject([{ clause: 'team.committee.not-set', have: 0, least: 1, members: 7 }])
    expect(seven.total).toBe(small.total)
    await grantRole(context, city.worksStaff, {
      personId: city.member.personId,
      organisationId: branch,
      role: 'committee-member',
      from: parseCivilDate('2026-02-01'),
      until: null,
    })
    expect((await indexOf(branch)).proposed).toEqual([])
    await enlarge(branch, '丙丁戊己庚辛壬癸')
    expect((await indexOf(branch)).proposed).toMatchObject([
      { clause: 'coverage.setup.groups', have: 0, least: 2, members: 15 },
    ])
    // Once an assessor has found it, it is a finding and no proposal any more.
    const entered = await api.call(city.worksStaff, 'POST', '/findings', {
      clientId: context.newId(),
      subject: { organisationId: branch },
      ruleset: ZHENJIANG.ruleset,
      clause: 'coverage.setup.groups',
      fact: { value: true },
      happenedOn: '2026-10-08',
      reason: '十五名党员没有分组',
      document: null,
      fileIds: [],
    })
    expect(entered.status).toBe(200)
    const found = await indexOf(branch)
    expect(found.proposed).toEqual([])
    expect(found.lines.find(({ clause }) => clause === 'coverage.setup.groups')).toMatchObject({ points: '-2.00' })
  })

  test('has its activity days counted by the months of its theme days, whatever the city asks', async () => {
    const { city, context } = here
    await adopt({ 'required.activity-day': 4 })
    const [branch] = city.branches
    const activityDay = async () =>
      (await indexOf(branch)).lines.find(({ clause }) => clause === 'system.org-life.activity-day')
    await hold(context, city.secretary, branch, { kinds: ['theme-day'], heldOn: '2026-09-10' })
    await hold(context, city.secretary, branch, { kinds: ['theme-day'], heldOn: '2026-09-24' })
    await hold(context, city.secretary, branch, { kinds: ['theme-day'], heldOn: '2026-10-10' })
    // Two months with a theme day of four that are asked: a loss that waits for the close.
    expect(await activityDay()).toMatchObject({ facts: '缺 2 次', points: '0.00', pending: '-2.00' })
    context.setNow('2027-01-02T09:00:00+08:00')
    expect((await activityDay())?.remarks).toContain('应有 4，已有 2')
  })
})
