import { beforeAll, expect, test } from '@jest/globals'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { copySmallCity } from '../city/copied-city'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

describeOnBoth('indices, standings and rulesets', (open) => {
  let context: TestContext
  let city: SmallCity
  let api: TestApi
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await copySmallCity(context)
    api = openApi(context)
  })

  const read = async (caller: Caller, path: string) => {
    const { status, answer } = await api.call(caller, 'GET', path)
    return { status, items: (answer as { items?: Record<string, unknown>[] }).items ?? [], answer }
  }

  test('a member reads the own index line by line and the own branch’s, nobody else’s', async () => {
    const own = await read(city.member, `/members/${city.member.personId}/index?year=2026`)
    expect(own.items).toMatchObject([{ ruleset: 'default/pioneer-index', basis: 'interim', asOf: '2026-11-20' }])
    const lines = own.items[0]?.lines as { points: string; cite: string; label: string }[]
    const sum = lines.reduce((total, { points }) => total + Math.round(Number(points) * 100), 0)
    expect((sum / 100).toFixed(2)).toBe(own.items[0]?.total)
    expect(lines.every(({ cite, label }) => cite !== '' && label !== '')).toBe(true)
    expect((await read(city.member, `/organisations/${city.branches[0]}/index?year=2026`)).items).toMatchObject([
      { ruleset: 'jinhua/fortress-index' },
    ])
    for (const path of [
      `/members/${city.colleague.personId}/index?year=2026`,
      `/members/${city.colleague.personId}/index/history?year=2026`,
      `/organisations/${city.branches[1]}/index?year=2026`,
      `/organisations/${city.organs[0]}/index?year=2026`,
      `/organisations/${context.newId()}/index?year=2026`,
    ]) {
      expect(await read(city.member, path)).toMatchObject({ status: 404, answer: { code: 'not-found' } })
    }
  })

  test('an index is laid out as the document lays it out, with its lines and the way to the next standing', async () => {
    const { items } = await read(city.member, `/members/${city.member.personId}/index?year=2026`)
    const index = items[0] as unknown as {
      total: string
      bands: { label: string; from: string | null }[]
      sheet: { id: string; points: string; depth: number; items: { points: string; clauses: string[] }[] }[]
      lines: { clause: string }[]
      next: { standing: string; missing: string; steps: { gain: string; units: number }[] }
    }
    const behind = index.sheet.flatMap(({ items }) => items as unknown as { id: string; records: string[] }[])
    expect(behind.find(({ id }) => id === 'basic.volunteer')?.records).toEqual(['volunteer-hours'])
    const cents = (points: string) => Math.round(Number(points) * 100)
    expect(index.bands).toEqual([
      { label: '优秀', from: '90.00' },
      { label: '合格', from: '70.00' },
      { label: '基本合格', from: '60.00' },
      { label: '不合格', from: null },
    ])
    const top = index.sheet.filter(({ depth }) => depth === 0)
    expect(top.reduce((sum, { points }) => sum + cents(points), 0)).toBe(cents(index.total))
    const known = new Set(index.lines.map(({ clause }) => clause))
    expect(
      index.sheet
        .flatMap(({ items }) => items)
        .flatMap(({ clauses }) => clauses)
        .every((id) => known.has(id)),
    ).toBe(true)
    const line = index.bands.find(({ label }) => label === index.next.standing)?.from ?? ''
    expect(cents(index.next.missing)).toBe(cents(line) - cents(index.total))
    expect(cents(index.next.missing)).toBeGreaterThan(0)
    expect(index.next.steps.reduce((sum, { gain }) => sum + cents(gain), 0)).toBeGreaterThanOrEqual(
      cents(index.next.missing),
    )
  })

  test('what another reads of a member is noted', async () => {
    await read(city.secretary, `/members/${city.colleague.personId}/index?year=2026`)
    const reads = await inTransaction(context.database, city.worksStaff, (tx) =>
      tx.selectFrom('read_log').select(['reader_id', 'person_id']).where('what', '=', 'index').execute(),
    )
    expect(reads).toEqual([{ reader_id: city.secretary.personId, person_id: city.colleague.personId }])
  })

  test('who may not see discipline is told the sum of its section and none of its items', async () => {
    const sections = async (caller: Caller) => {
      const { items } = await read(caller, `/members/${city.member.personId}/index?year=2026`)
      return items[0]?.sheet as { id: string; items: unknown[]; points: string }[]
    }
    const own = await sections(city.member)
    const secretarys = await sections(city.secretary)
    const withheld = own.filter(({ items }, at) => items.length > 0 && secretarys[at]?.items.length === 0)
    expect(withheld.map(({ id }) => id)).toEqual(['bottom'])
    expect(secretarys.map(({ points }) => points)).toEqual(own.map(({ points }) => points))
  })

  test('history has one entry a day of change, and an older day reads as it was', async () => {
    const before = await read(city.member, `/members/${city.member.personId}/index?year=2026`)
    context.setNow('2026-11-22T09:00:00+08:00')
    const { answer } = await api.call(city.member, 'POST', '/records', {
      clientId: context.newId(),
      record: { kind: 'volunteer-hours', happenedOn: '2026-11-21', title: '清扫', hours: '4' },
    })
    const { id } = answer as { id: string }
    await api.call(city.secretary, 'POST', '/records/decisions', {
      step: 'approve',
      reason: null,
      records: [{ id, revision: 1 }],
    })
    const history = await read(city.member, `/members/${city.member.personId}/index/history?year=2026`)
    expect(history.items.map(({ asOf, total }) => [asOf, total])).toEqual([
      ['2026-11-20', before.items[0]?.total],
      ['2026-11-22', (Number(before.items[0]?.total) + 3).toFixed(2)],
    ])
    const then = await read(city.member, `/members/${city.member.personId}/index?year=2026&asOf=2026-11-21`)
    expect(then.items).toEqual(before.items)
  })

  test('standings are bands by name in one’s own reach: no points, no places, none for members', async () => {
    const names = async (caller: Caller, subject: string) =>
      (await read(caller, `/standings?subject=${subject}&year=2026`)).items.map(({ name }) => name)
    expect(await names(city.secretary, 'branch')).toEqual(['甲局第一支部'])
    expect(await names(city.otherSecretary, 'branch')).toEqual(['乙局第一支部'])
    expect(await names(city.organStaff, 'branch')).toEqual(['甲局第一支部'])
    expect(new Set(await names(city.worksStaff, 'branch'))).toEqual(
      new Set(['乙局第一支部', '甲局第一支部', '市直机关工委机关支部']),
    )
    expect(new Set(await names(city.secretary, 'member'))).toEqual(
      new Set(['党委员', '党员甲', '党员乙', '副书记', '书记员']),
    )
    const { items } = await read(city.secretary, '/standings?subject=member&year=2026')
    expect(Object.keys(items[0] ?? {}).sort()).toEqual([
      'asOf',
      'band',
      'basis',
      'branchId',
      'name',
      'ruleset',
      'standing',
      'subjectId',
    ])
    for (const caller of [city.member, city.colleague, city.deputy]) {
      expect((await read(caller, '/standings?subject=member&year=2026')).status).toBe(404)
    }
  })

  test('standings come page by page', async () => {
    const whole = await read(city.worksStaff, '/standings?subject=member&year=2026&limit=100')
    const ids: unknown[] = []
    let next: string | null = ''
    while (next !== null) {
      const page = await read(
        city.worksStaff,
        `/standings?subject=member&year=2026&limit=2${next && `&cursor=${next}`}`,
      )
      ids.push(...page.items.map(({ subjectId }) => subjectId))
      next = (page.answer as { next: string | null }).next
    }
    expect(ids).toEqual(whole.items.map(({ subjectId }) => subjectId))
    expect(new Set(ids).size).toBe(7)
  })

  test('rulesets are offered with their settings; the works committee alone adopts', async () => {
    const { items } = await read(city.member, '/rulesets')
    const offered = items.map(({ ruleset, version }) => `${ruleset}@${version}`)
    expect(offered).toEqual(context.rulesets.map(({ ruleset, effective_from: from }) => `${ruleset}@${from}`).sort())
    const jinhua = items[offered.indexOf('jinhua/fortress-index@2019-01-01')]
    const options = jinhua?.options as { name: string; policy: string | null }[]
    const policy = options.find((option) => option.policy !== null)?.name ?? ''
    expect(policy).toMatch(/^policy\./)
    const adopt = (caller: Caller, over: object) =>
      api.call(caller, 'POST', '/adoptions', {
        ruleset: 'jinhua/fortress-index',
        version: '2019-01-01',
        year: 2026,
        options: {},
        reasons: {},
        ...over,
      })
    expect((await adopt(city.organStaff, {})).status).toBe(404)
    expect(await adopt(city.worksStaff, { options: { [policy]: true } })).toMatchObject({
      status: 422,
      answer: { code: 'option-invalid' },
    })
    expect(await adopt(city.worksStaff, { options: { nothing: 1 } })).toMatchObject({ status: 422 })
    expect(await adopt(city.worksStaff, { version: '2020-01-01' })).toMatchObject({ status: 404 })
    const reasons = { [policy]: '委员会会议决定' }
    expect(await adopt(city.worksStaff, { options: { [policy]: true }, reasons })).toMatchObject({ status: 200 })
    const adoptions = await read(city.member, '/adoptions?year=2026')
    expect(adoptions.items.filter(({ endedAt }) => endedAt === null).map(({ ruleset }) => ruleset)).toEqual([
      'default/pioneer-index',
      'jinhua/fortress-index',
    ])
    expect(
      adoptions.items.find((adoption) => (adoption.options as object) && policy in (adoption.options as object)),
    ).toMatchObject({ reasons })
  })

  test('the chain is verified by the works committee over HTTP', async () => {
    expect((await read(city.organStaff, '/audit/verification')).status).toBe(404)
    expect((await read(city.worksStaff, '/audit/verification?from=1')).answer).toMatchObject({ seals: 0, broken: null })
  })
})
