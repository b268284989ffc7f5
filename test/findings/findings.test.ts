import { beforeAll, expect, test } from '@jest/globals'
import { enterFinding } from '../../cloudfunctions/operations/findings/enter-finding'
import { listFindings } from '../../cloudfunctions/operations/findings/list-findings'
import { mendFinding } from '../../cloudfunctions/operations/findings/mend-finding'
import { withdrawFinding } from '../../cloudfunctions/operations/findings/withdraw-finding'
import { readIndex } from '../../cloudfunctions/operations/index/read-index'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { submission } from '../../shared/records/contents'
import type { CivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

const PIONEER = 'default/pioneer-index'
const JINHUA = 'jinhua/fortress-index'
const day = (written: string) => written as CivilDate

describeOnBoth('findings', (open) => {
  let context: TestContext
  let city: SmallCity
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await copySmallCity(context)
  })

  type Entry = Parameters<typeof enterFinding>[2]
  const entry = (over: Pick<Entry, 'subject' | 'ruleset' | 'clause' | 'fact'> & Partial<Entry>): Entry => ({
    clientId: context.newId(),
    happenedOn: day('2026-10-08'),
    document: '甲机党〔2026〕3号',
    reason: '经核实',
    fileIds: [],
    ...over,
  })
  const onMember = (clause: string, fact: Entry['fact'], over: Partial<Entry> = {}) =>
    entry({ subject: { personId: city.member.personId }, ruleset: PIONEER, clause, fact, ...over })
  const onBranch = (clause: string, fact: Entry['fact'], over: Partial<Entry> = {}) =>
    entry({ subject: { organisationId: city.branches[0] }, ruleset: JINHUA, clause, fact, ...over })
  const enter = (input: Entry, caller: Caller = city.organStaff) => enterFinding(context, caller, input)
  const memberIndex = async () => {
    const [index] = await readIndex(context, city.member, { subject: { personId: city.member.personId }, year: 2026 })
    if (!index) throw new Error('not scored')
    return index
  }
  const branchIndex = async () => {
    const asked = { subject: { organisationId: city.branches[0] }, year: 2026 }
    const [index] = await readIndex(context, city.secretary, asked)
    if (!index) throw new Error('not scored')
    return index
  }
  const pointsOf = (index: Awaited<ReturnType<typeof memberIndex>>, clause: string) =>
    index.lines.find((line) => line.clause === clause)?.points
  const counted = () =>
    inTransaction(context.database, city.organStaff, (tx) =>
      tx
        .selectFrom('findings')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow(),
    )

  test('a finding on a member moves the index by its clause, mended by revision, withdrawn for good', async () => {
    const before = await memberIndex()
    const { id } = await enter(onMember('bottom.talk', { quantity: 1 }))
    expect((await memberIndex()).total - before.total).toBe(-500)
    const mend = {
      id,
      fact: { quantity: 2 },
      happenedOn: day('2026-10-09'),
      document: null,
      reason: '两次谈话',
      fileIds: [],
      change: '补记一次',
    }
    expect(await mendFinding(context, city.organStaff, { ...mend, revision: 1 })).toEqual({ id, revision: 2 })
    expect((await memberIndex()).total - before.total).toBe(-1000)
    await expect(mendFinding(context, city.organStaff, { ...mend, revision: 1 })).rejects.toMatchObject({
      code: 'revision-conflict',
    })
    await withdrawFinding(context, city.organStaff, { id, revision: 2, reason: '录错了人' })
    expect((await memberIndex()).total).toBe(before.total)
    await expect(
      withdrawFinding(context, city.organStaff, { id, revision: 3, reason: '再撤一次' }),
    ).rejects.toMatchObject({ code: 'conflict' })
    const history = await inTransaction(context.database, city.organStaff, (tx) =>
      tx.selectFrom('finding_history').selectAll().where('finding_id', '=', id).orderBy('revision').execute(),
    )
    expect(history.map(({ state, fact, change_reason: why }) => ({ state, fact, why }))).toEqual([
      { state: 'standing', fact: { quantity: 1 }, why: null },
      { state: 'standing', fact: { quantity: 2 }, why: '补记一次' },
      { state: 'withdrawn', fact: { quantity: 2 }, why: '录错了人' },
    ])
  })

  test('a finding on a branch gives its points and its line', async () => {
    const before = await branchIndex()
    await enter(onBranch('pioneer.1', { level: 'municipal', matter: '抗洪' }))
    const after = await branchIndex()
    expect(after.total - before.total).toBe(400)
    expect(pointsOf(after, 'pioneer.1')).toBe(400)
  })

  test('a veto overrides the standing', async () => {
    const { id } = await enter(onBranch('bottom.veto.1', { value: true }))
    expect((await branchIndex()).standing).toBe('后进整转')
    await withdrawFinding(context, city.organStaff, { id, revision: 1, reason: '撤销通报' })
    expect((await branchIndex()).standing).not.toBe('后进整转')
  })

  test('one matter in two clauses of which the ruleset takes one is refused', async () => {
    await enter(onBranch('pioneer.2', { level: 'parent', matter: '党建品牌' }))
    await expect(enter(onBranch('pioneer.3', { level: 'parent', matter: '党建品牌' }))).rejects.toMatchObject({
      code: 'duplicate-matter',
      clause: 'pioneer.3',
    })
  })

  test('the same finding once more is refused, the same submission answered again', async () => {
    const input = onMember('bottom.notice', { level: 'branch', matter: '会风' })
    const first = await enter(input)
    expect(await enter(input)).toEqual(first)
    await expect(enter({ ...input, clientId: context.newId() })).rejects.toMatchObject({ code: 'duplicate-matter' })
  })

  test('honours of records and of assessors stand side by side', async () => {
    const { id } = await submitRecord(
      context,
      city.member,
      submission.parse({
        clientId: context.newId(),
        record: {
          kind: 'honour',
          happenedOn: '2026-06-30',
          title: '优秀党员',
          level: 'works-committee',
          giver: '工委',
          matter: '七一表彰',
        },
      }),
    )
    await decideRecords(context, city.secretary, { step: 'approve', reason: null, records: [{ id, revision: 1 }] })
    expect(pointsOf(await memberIndex(), 'pioneer.honour')).toBe(200)
    await enter(onMember('pioneer.honour', { level: 'municipal', matter: '市级表彰' }))
    expect(pointsOf(await memberIndex(), 'pioneer.honour')).toBe(500)
  })

  test('a grade counts while the mean that it hangs on is above, and outlives its lapse', async () => {
    const grade = onBranch('pioneer.5', { value: 3 })
    await expect(enter(grade)).rejects.toMatchObject({ code: 'condition-not-met', clause: 'pioneer.5' })
    const mean = (points: string) =>
      inTransaction(context.database, city.worksStaff, (tx) =>
        tx
          .insertInto('measures')
          .values({
            city_id: city.cityId,
            subject_id: city.worksCommitteeId,
            year: 2026,
            as_of: day('2026-11-19'),
            figures: JSON.stringify({ 'member-index.city': { points, members: 1 } }),
          })
          .onConflict((conflict) =>
            conflict
              .columns(['city_id', 'subject_id', 'year', 'as_of'])
              .doUpdateSet({ figures: JSON.stringify({ 'member-index.city': { points, members: 1 } }) }),
          )
          .execute(),
      )
    const touch = () => enter(onBranch('basic.politics.1', { quantity: 1, matter: String(context.newId()) }))
    await mean('100')
    await touch()
    await enter({ ...grade, clientId: context.newId() })
    const line = async () => (await branchIndex()).lines.find(({ clause }) => clause === 'pioneer.5')
    expect(await line()).toMatchObject({ points: 0, pending: 300 })
    await mean('1000000')
    await touch()
    expect(await line()).toMatchObject({ points: 0, pending: null, flags: ['condition-lapsed:pioneer.5'] })
  })

  const clauseOf = (error: unknown) => ({
    code: (error as { code?: string }).code,
    clause: (error as { clause?: string }).clause,
  })
  test.each([
    ['a clause there is not', () => onMember('basic.nothing', { value: 1 }), 'unknown-clause', 'basic.nothing'],
    ['a figure out of range', () => onMember('bottom.words', { value: 12 }), 'out-of-range', 'bottom.words'],
    ['a third decimal', () => onMember('bottom.words', { value: '5.005' }), 'precision', 'bottom.words'],
    ['an unknown level', () => onMember('pioneer.honour', { level: 'galactic' }), 'unknown-level', 'pioneer.honour'],
    ['a figure on a yes-or-no', () => onBranch('bottom.veto.2', { value: 1 }), 'not-graded', 'bottom.veto.2'],
    ['a negative count', () => onMember('bottom.talk', { quantity: -1 }), 'negative', 'bottom.talk'],
    ['a half case', () => onMember('bottom.talk', { quantity: 0.5 }), 'not-whole', 'bottom.talk'],
    [
      'not applicable where it always applies',
      () => onMember('bottom.talk', { applies: false }),
      'condition-not-met',
      'bottom.talk',
    ],
    [
      'a day to come',
      () => onMember('bottom.talk', { quantity: 1 }, { happenedOn: day('2026-12-01') }),
      'future-date',
      'bottom.talk',
    ],
    [
      'a year without an adoption',
      () => onMember('bottom.talk', { quantity: 1 }, { happenedOn: day('2025-12-01') }),
      'ruleset-not-found',
      undefined,
    ],
    [
      'another kind of subject',
      () => onMember('pioneer.1', { level: 'parent' }, { ruleset: JINHUA }),
      'condition-not-met',
      undefined,
    ],
    ['what records measure', () => onMember('basic.volunteer', { value: 16 }), 'condition-not-met', undefined],
    [
      'discipline outside its compartment',
      () => onMember('bottom.discipline', { level: 'warning' }),
      'conflict',
      undefined,
    ],
    [
      'an honour without evidence',
      () => onMember('pioneer.honour', { level: 'parent', matter: '丙' }, { document: null }),
      'condition-not-met',
      undefined,
    ],
    [
      'a veto without evidence',
      () => onBranch('bottom.veto.3', { value: true }, { document: null }),
      'condition-not-met',
      undefined,
    ],
    [
      'a judged figure without a reason',
      () => onMember('bottom.words', { value: 6 }, { reason: null }),
      'condition-not-met',
      undefined,
    ],
    [
      'nothing that proves it',
      () => onMember('bottom.talk', { quantity: 1 }, { document: null, reason: null }),
      'condition-not-met',
      undefined,
    ],
    [
      'a file that is not there',
      () => onMember('bottom.talk', { quantity: 1 }, { fileIds: [context.newId()] }),
      'not-found',
      undefined,
    ],
  ] as const)('%s is refused and nothing is written', async (_, input, code, clause) => {
    const before = [await counted(), (await memberIndex()).total, (await branchIndex()).total]
    const error: unknown = await enter(input()).catch((thrown: unknown) => thrown)
    expect(clauseOf(error)).toEqual({ code, clause })
    expect([await counted(), (await memberIndex()).total, (await branchIndex()).total]).toEqual(before)
  })

  test('nobody enters findings on themselves', async () => {
    const own = onMember('pioneer.hard-task', { quantity: 1 }, { subject: { personId: city.organStaff.personId } })
    await expect(enter(own)).rejects.toMatchObject({ code: 'own-record' })
  })

  test('outsiders and those without the right get not-found, the finding stays as it is', async () => {
    const { id } = await enter(onMember('bottom.talk', { quantity: 1, matter: '迟到' }))
    for (const caller of [city.member, city.colleague, city.secretary, city.otherSecretary]) {
      await expect(enter(onMember('bottom.talk', { quantity: 3 }), caller)).rejects.toMatchObject({ code: 'not-found' })
      await expect(withdrawFinding(context, caller, { id, revision: 1, reason: '不服' })).rejects.toMatchObject({
        code: 'not-found',
      })
    }
    const asked = { subject: { personId: city.member.personId }, year: 2026 }
    await expect(listFindings(context, city.colleague, asked)).rejects.toMatchObject({ code: 'not-found' })
    const mine = await listFindings(context, city.member, asked)
    expect(mine.find((finding) => finding.id === id)).toMatchObject({ state: 'standing', revision: 1 })
  })

  test('every change is audited without a name', async () => {
    const rows = await inTransaction(context.database, city.organStaff, (tx) =>
      tx.selectFrom('audit_log').select(['action', 'details']).where('object_kind', '=', 'finding').execute(),
    )
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(['enter-finding', 'mend-finding', 'withdraw-finding']),
    )
    expect(JSON.stringify(rows)).not.toMatch(/党员甲|经核实/)
  })
})
