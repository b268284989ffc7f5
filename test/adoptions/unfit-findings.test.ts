import { expect, test } from '@jest/globals'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import type { Caller } from '../../shared/access/caller'
import { eachTestACity, refusal } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

const JINHUA = 'jinhua/fortress-index'

describeOnBoth('adopting a version over what was found before', (open) => {
  const here = eachTestACity(open)
  const adopt = (version: string, caller: Caller = here.city.worksStaff) =>
    here.api.call(caller, 'POST', '/adoptions', { ruleset: JINHUA, version, year: 2026, options: {}, reasons: {} })
  const enter = async (clause: string, fact: object) => {
    const { status, answer } = await here.api.call(here.city.organStaff, 'POST', '/findings', {
      clientId: here.context.newId(),
      subject: { organisationId: here.city.branches[0] },
      ruleset: JINHUA,
      clause,
      fact,
      happenedOn: '2026-10-08',
      document: '甲机党〔2026〕3号',
      reason: '经核实',
      fileIds: [],
    })
    expect(status).toBe(200)
    return (answer as { id: string }).id
  }
  const kept = async () => {
    const tables = ['adoptions', 'scores', 'measures', 'findings', 'audit_log'] as const
    const rows = await asOwner(here.context.database, 'list-cities', (tx) =>
      Promise.all(
        tables.map((table) => tx.selectFrom(table).selectAll().where('city_id', '=', here.city.cityId).execute()),
      ),
    )
    return JSON.stringify(rows.map((all) => all.map((row) => JSON.stringify(row)).sort()))
  }

  test('is refused whole, with each finding that does not fit and what to do, until they are gone', async () => {
    const { api, city } = here
    expect(await adopt('2018-01-01')).toMatchObject({ status: 200 })
    const unfit = [
      await enter('basic.ideology.3', { value: 1 }),
      await enter('pioneer.1', { level: 'municipal', matter: '甲' }),
    ]
    const before = await kept()
    const { status, answer } = await adopt('2019-01-01')
    expect({ status, answer }).toMatchObject(refusal(409, 'conflict'))
    const { issues, message } = answer as {
      issues: { in: string; path: string; message: string; code: string }[]
      message: string
    }
    expect(message).toContain('有 1 条认定')
    expect(issues).toEqual([
      {
        in: 'stored',
        path: `organisations.${city.branches[0]}.findings.${unfit[0]}`,
        message: expect.stringMatching(/^2026-10-08 的认定：.*请更正或撤销$/),
        code: 'unknown-clause',
      },
    ])
    expect(await kept()).toBe(before)
    await api.call(city.organStaff, 'POST', `/findings/${unfit[0]}/withdrawal`, {
      revision: 1,
      reason: '新版本没有这一条',
    })
    expect(await adopt('2019-01-01')).toMatchObject({ status: 200 })
    const index = await api.call(city.secretary, 'GET', `/organisations/${city.branches[0]}/index?year=2026`)
    expect(index.answer).toMatchObject({ items: [{ version: '2019-01-01' }] })
  })

  test('the same adoption again has one effect and one answer', async () => {
    const first = await adopt('2019-01-01')
    const before = await kept()
    expect(await adopt('2019-01-01')).toEqual(first)
    expect(await kept()).toBe(before)
  })

  test('nobody but the works committee adopts, and nothing is written', async () => {
    const before = await kept()
    for (const caller of [here.city.member, here.city.secretary, here.city.organStaff]) {
      expect(await adopt('2018-01-01', caller)).toMatchObject(refusal(404, 'not-found'))
    }
    expect(await kept()).toBe(before)
  })
})
