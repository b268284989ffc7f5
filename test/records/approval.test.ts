import { beforeAll, expect, test } from '@jest/globals'
import { readIndex } from '../../cloudfunctions/operations/index/read-index'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { reverseRecord } from '../../cloudfunctions/operations/records/reverse-record'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { submission } from '../../shared/records/contents'
import { copySmallCity } from '../city/copied-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

describeOnBoth('a record on its way', (open) => {
  let context: TestContext
  let city: SmallCity
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await copySmallCity(context)
  })

  const volunteer = (hours: string, happenedOn = '2026-11-19') =>
    submission.parse({
      clientId: context.newId(),
      record: { kind: 'volunteer-hours', happenedOn, title: '社区服务', hours },
    })
  const indexOf = async (caller: Caller) => {
    const [index] = await readIndex(context, caller, { subject: { personId: caller.personId }, year: 2026 })
    if (!index) throw new Error('not scored')
    return index
  }

  test('approved hours move the index by exactly what the ruleset says', async () => {
    const before = await indexOf(city.member)
    const { id } = await submitRecord(context, city.member, volunteer('2.5'))
    expect((await indexOf(city.member)).total).toBe(before.total)
    const [decided] = await decideRecords(context, city.secretary, {
      step: 'approve',
      reason: null,
      records: [{ id, revision: 1 }],
    })
    expect(decided).toMatchObject({ done: true, state: 'approved', revision: 2 })
    const after = await indexOf(city.member)
    expect(after.total - before.total).toBe(187)
    expect(after.lines.find(({ clause }) => clause === 'basic.volunteer')).toMatchObject({
      points: 187,
      facts: '2.5 小时',
    })
  })

  test('the same submission again has one effect and the same answer, another body is refused', async () => {
    const body = volunteer('1')
    const first = await submitRecord(context, city.colleague, body)
    expect(await submitRecord(context, city.colleague, body)).toEqual(first)
    await expect(
      submitRecord(context, city.colleague, { ...volunteer('2'), clientId: body.clientId }),
    ).rejects.toMatchObject({ code: 'idempotency-mismatch' })
  })

  test('an approval names the revision it saw', async () => {
    const { id } = await submitRecord(context, city.member, volunteer('1'))
    const approve = () =>
      decideRecords(context, city.secretary, { step: 'approve', reason: null, records: [{ id, revision: 1 }] })
    expect((await approve())[0]).toMatchObject({ done: true })
    expect((await approve())[0]).toMatchObject({ done: false, error: { code: 'revision-conflict' } })
  })

  test('outsiders learn nothing and change nothing', async () => {
    const { id } = await submitRecord(context, city.member, volunteer('1'))
    const [decided] = await decideRecords(context, city.otherSecretary, {
      step: 'approve',
      reason: null,
      records: [{ id, revision: 1 }],
    })
    expect(decided).toMatchObject({ done: false, error: { code: 'not-found' } })
    const [still] = await decideRecords(context, city.deputy, {
      step: 'return',
      reason: '时长再核',
      records: [{ id, revision: 1 }],
    })
    expect(still).toMatchObject({ done: true, state: 'returned', revision: 2 })
  })

  test('nobody approves their own, and the deputy can', async () => {
    const { id } = await submitRecord(context, city.secretary, volunteer('3'))
    const approve = (caller: Caller) =>
      decideRecords(context, caller, { step: 'approve', reason: null, records: [{ id, revision: 1 }] })
    expect((await approve(city.secretary))[0]).toMatchObject({ done: false, error: { code: 'own-record' } })
    expect((await approve(city.deputy))[0]).toMatchObject({ done: true })
  })

  test('a reversal takes exactly what the approval gave', async () => {
    const before = await indexOf(city.colleague)
    const { id } = await submitRecord(context, city.colleague, volunteer('4', '2026-10-01'))
    await decideRecords(context, city.secretary, { step: 'approve', reason: null, records: [{ id, revision: 1 }] })
    expect((await indexOf(city.colleague)).total).toBe(before.total + 300)
    await reverseRecord(context, city.secretary, { id, revision: 2, reason: '重复登记' })
    expect((await indexOf(city.colleague)).total).toBe(before.total)
  })

  test.each([
    ['2026-11-21', 'future-date'],
    ['2012-04-30', 'out-of-range'],
  ])('a record of %s is refused as %s', async (day, code) => {
    await expect(submitRecord(context, city.member, volunteer('1', day))).rejects.toMatchObject({ code })
  })

  test('a day has 24 hours over all records', async () => {
    await submitRecord(context, city.member, volunteer('20', '2026-09-01'))
    await expect(submitRecord(context, city.member, volunteer('4.25', '2026-09-01'))).rejects.toMatchObject({
      code: 'out-of-range',
    })
    await expect(submitRecord(context, city.member, volunteer('4', '2026-09-01'))).resolves.toMatchObject({
      revision: 1,
    })
  })
})
