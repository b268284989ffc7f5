import { beforeAll, expect, test } from '@jest/globals'
import { listIndexHistory } from '../../cloudfunctions/operations/index/list-index-history'
import { readIndex } from '../../cloudfunctions/operations/index/read-index'
import { enterPunishment } from '../../cloudfunctions/operations/punishments/enter-punishment'
import { listPunishments } from '../../cloudfunctions/operations/punishments/list-punishments'
import { withdrawPunishment } from '../../cloudfunctions/operations/punishments/withdraw-punishment'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import type { CivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

const day = (written: string) => written as CivilDate

describeOnBoth('punishments', (open) => {
  let context: TestContext
  let city: SmallCity
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await copySmallCity(context)
  })

  type New = Parameters<typeof enterPunishment>[2]
  const punishment = (over: Partial<New> = {}): New => ({
    clientId: context.newId(),
    personId: city.member.personId,
    level: 'serious-warning',
    matter: '违规收礼',
    decidedOn: day('2026-09-01'),
    document: '甲纪〔2026〕7号',
    ...over,
  })
  const indexAs = async (caller: Caller) => {
    const [index] = await readIndex(context, caller, { subject: { personId: city.member.personId }, year: 2026 })
    if (!index) throw new Error('not scored')
    return index
  }
  const visibleRows = (caller: Caller) =>
    inTransaction(context.database, caller, (tx) => tx.selectFrom('punishments').selectAll().execute())

  test('it costs what the ruleset says, in the open to the member and to staff, as a sum to the secretary', async () => {
    const before = await indexAs(city.secretary)
    const { id } = await enterPunishment(context, city.organStaff, punishment())
    for (const caller of [city.member, city.organStaff]) {
      const index = await indexAs(caller)
      expect(index.total - before.total).toBe(-2000)
      expect(index.lines.find(({ clause }) => clause === 'bottom.discipline')).toMatchObject({ points: -2000 })
      expect(await listPunishments(context, caller, { personId: city.member.personId })).toMatchObject([
        { id, level: 'serious-warning', matter: '违规收礼', state: 'standing' },
      ])
    }
    const seen = await indexAs(city.secretary)
    expect(seen.total - before.total).toBe(-2000)
    expect(seen.lines.reduce((sum, { points }) => sum + points, 0)).toBe(seen.total)
    expect(seen.lines.filter(({ clause }) => clause.startsWith('bottom'))).toMatchObject([
      { clause: 'bottom', points: -2000 },
    ])
    expect(JSON.stringify(seen)).not.toMatch(/处分|警告|违规收礼/)
    const history = await listIndexHistory(context, city.secretary, {
      subject: { personId: city.member.personId },
      year: 2026,
    })
    expect(history.at(-1)).toMatchObject({ total: seen.total })
    for (const caller of [city.secretary, city.deputy, city.colleague, city.otherSecretary]) {
      await expect(listPunishments(context, caller, { personId: city.member.personId })).rejects.toMatchObject({
        code: 'not-found',
      })
    }
  })

  test('the branch index names nobody', async () => {
    const asked = { subject: { organisationId: city.branches[0] }, year: 2026 }
    const [index] = await readIndex(context, city.secretary, asked)
    expect(JSON.stringify(index)).not.toMatch(/党员甲|违规收礼/)
  })

  test('outside of the compartment the rows do not exist, not even for those entitled', async () => {
    expect(await visibleRows(city.organStaff)).toEqual([])
    const insert = inTransaction(context.database, city.organStaff, (tx) =>
      tx
        .insertInto('punishments')
        .values({
          city_id: city.cityId,
          id: context.newId(),
          person_id: city.member.personId,
          branch_id: city.branches[0],
          level: 'warning',
          matter: null,
          decided_on: day('2026-09-01'),
          document: null,
          state: 'standing',
          entered_by: city.organStaff.personId,
          entered_at: new Date(context.now()),
          withdrawn_by: null,
          withdrawn_at: null,
          withdrawn_reason: null,
        })
        .execute(),
    )
    await expect(insert).rejects.toThrow('row-level security')
  })

  test('a grave one takes the standing and its flag stays with those entitled', async () => {
    const { id, revision } = await enterPunishment(
      context,
      city.worksStaff,
      punishment({ level: 'probation', matter: null, document: '甲纪〔2026〕8号' }),
    )
    expect(await indexAs(city.member)).toMatchObject({ standing: '不合格', flags: expect.arrayContaining(['veto']) })
    expect((await indexAs(city.secretary)).flags).not.toContain('veto')
    await withdrawPunishment(context, city.worksStaff, { id, revision, reason: '决定变更' })
    expect((await indexAs(city.member)).flags).not.toContain('veto')
    await expect(withdrawPunishment(context, city.worksStaff, { id, revision, reason: '再撤' })).rejects.toMatchObject({
      code: 'revision-conflict',
    })
  })

  test.each([
    ['the same decision twice', () => [city.organStaff, punishment()] as const, 'duplicate-matter'],
    ['a day to come', () => [city.organStaff, punishment({ decidedOn: day('2027-01-01') })] as const, 'future-date'],
    [
      'a day before joining',
      () => [city.organStaff, punishment({ decidedOn: day('2011-01-01') })] as const,
      'out-of-range',
    ],
    [
      'one on oneself',
      () => [city.organStaff, punishment({ personId: city.organStaff.personId })] as const,
      'own-record',
    ],
    ['one by the secretary', () => [city.secretary, punishment({ document: '9号' })] as const, 'not-found'],
    [
      'one on another organ’s member',
      () => [city.organStaff, punishment({ personId: city.otherSecretary.personId })] as const,
      'not-found',
    ],
  ])('%s is refused and nothing is written', async (_, given, code) => {
    const rows = () => listPunishments(context, city.worksStaff, { personId: city.member.personId })
    const before = await rows()
    const [caller, input] = given()
    await expect(enterPunishment(context, caller, input)).rejects.toMatchObject({ code })
    expect(await rows()).toEqual(before)
  })

  test('who cannot keep punishments cannot withdraw one either, nor learn that it exists', async () => {
    const [standing] = await listPunishments(context, city.organStaff, { personId: city.member.personId })
    const input = { id: standing?.id ?? '', revision: 1, reason: '不服' }
    for (const caller of [city.member, city.secretary, city.otherSecretary]) {
      await expect(withdrawPunishment(context, caller, input)).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await listPunishments(context, city.organStaff, { personId: city.member.personId })).toContainEqual(standing)
  })

  test('every look by another is noted, the audit names no person', async () => {
    const { reads, audits } = await inTransaction(context.database, city.worksStaff, async (tx) => ({
      reads: await tx
        .selectFrom('read_log')
        .select(['reader_id', 'person_id'])
        .where('what', '=', 'punishments')
        .execute(),
      audits: await tx.selectFrom('audit_log').select('details').where('object_kind', '=', 'punishment').execute(),
    }))
    expect(reads).toContainEqual({ reader_id: city.organStaff.personId, person_id: city.member.personId })
    expect(reads.filter(({ reader_id: reader }) => reader === city.member.personId)).toEqual([])
    expect(JSON.stringify(audits)).not.toContain(city.member.personId)
  })
})
