import { expect, test } from '@jest/globals'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import { copySmallCity } from '../city/copied-city'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

/** What no answer and no log line may hold: a stack, SQL, a name of the small city. */
const SECRETS = /\n\s+at |node_modules|\.ts:\d|\bselect\b|\binsert\b|\bupdate\b|党员甲|书记员|副书记/i

describeOnBoth('bad input', (open, kind) => {
  const here = eachTestACity(open)
  let neighbours = 0
  const hours = (over: object = {}) => ({
    kind: 'volunteer-hours',
    happenedOn: '2026-11-10',
    title: '社区服务',
    hours: '1',
    ...over,
  })
  const body = (record: object, over: object = {}) => ({ clientId: here.context.newId(), record, ...over })
  const post = (text: string, contentType = 'application/json') =>
    here.api.send(here.city.member, '/records', {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: text,
    })
  const kept = async () => {
    const tables = ['records', 'record_history', 'submissions', 'audit_log', 'scores', 'measures'] as const
    const rows = await asOwner(here.context.database, 'list-cities', (tx) =>
      Promise.all(
        tables.map((table) => tx.selectFrom(table).selectAll().where('city_id', '=', here.city.cityId).execute()),
      ),
    )
    return JSON.stringify(rows.map((all) => all.map((row) => JSON.stringify(row)).sort()))
  }
  const refused = async (text: string, status: number, code: string, contentType?: string) => {
    const before = await kept()
    const lines = here.api.log.length
    const response = await post(text, contentType)
    const answer = (await response.json()) as { code: string; message: string }
    expect({ status: response.status, code: answer.code }).toEqual({ status, code })
    expect(answer.message).toMatch(/\p{Script=Han}/u)
    expect(JSON.stringify(answer)).not.toMatch(SECRETS)
    expect(JSON.stringify(here.api.log.slice(lines))).not.toMatch(SECRETS)
    expect(here.api.log.length).toBe(lines + 1)
    expect(await kept()).toBe(before)
  }
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

  test.each([
    ['an unknown field', (): string => JSON.stringify(body(hours(), { points: 5 })), 400, 'bad-request'],
    ['an unknown field inside', (): string => JSON.stringify(body(hours({ approved: true }))), 400, 'bad-request'],
    ['hours of −1', (): string => JSON.stringify(body(hours({ hours: '-1' }))), 400, 'bad-request'],
    ['hours of 0.1', (): string => JSON.stringify(body(hours({ hours: '0.1' }))), 400, 'bad-request'],
    ['more hours than a day has', (): string => JSON.stringify(body(hours({ hours: '24.25' }))), 422, 'out-of-range'],
    ['a date to come', (): string => JSON.stringify(body(hours({ happenedOn: '2026-11-21' }))), 422, 'future-date'],
    [
      'a date before joining',
      (): string => JSON.stringify(body(hours({ happenedOn: '2012-04-30' }))),
      422,
      'out-of-range',
    ],
    ['a day there is not', (): string => JSON.stringify(body(hours({ happenedOn: '2026-02-30' }))), 400, 'bad-request'],
    ['a NUL', (): string => JSON.stringify(body(hours({ title: '社区\u0000服务' }))), 422, 'forbidden-character'],
    [
      'a control character',
      (): string => JSON.stringify(body(hours({ title: '社区\u0007服务' }))),
      422,
      'forbidden-character',
    ],
    ['depth 21', (): string => `{"extra":${nested(20)},${JSON.stringify(body(hours())).slice(1)}`, 400, 'too-deep'],
    ['257 KB', (): string => JSON.stringify(body(hours({ title: 'x'.repeat(257 * 1024) }))), 413, 'too-large'],
    ['no JSON', (): string => '{"clientId":', 400, 'bad-request'],
  ] as const)('%s is refused, told in a sentence, and nothing is written', async (_, text, status, code) => {
    await refused(text(), status, code)
  })

  test('a body of another type is refused', async () => {
    await refused(JSON.stringify(body(hours())), 415, 'wrong-content-type', 'text/plain')
  })

  test('a day’s total above 24 is refused over records and activities together', async () => {
    const { api, city } = here
    const sent = async (amount: string) => (await post(JSON.stringify(body(hours({ hours: amount }))))).status
    expect(await sent('20')).toBe(200)
    await refused(JSON.stringify(body(hours({ kind: 'study-hours', hours: '4.25' }))), 422, 'out-of-range')
    expect(await sent('4')).toBe(200)
    await refused(JSON.stringify(body(hours({ hours: '0.25' }))), 422, 'out-of-range')
    const { answer } = await api.call(city.member, 'GET', '/records?of=mine')
    expect((answer as { items: unknown[] }).items).toHaveLength(2)
  })

  test('people and records of another city are nobody and nothing', async () => {
    const { api, city, context } = here
    neighbours += 1
    const neighbour = await copySmallCity(context, `next-${kind}-${neighbours}`)
    const { answer } = await api.call(city.member, 'POST', '/records', body(hours()))
    const { id } = answer as { id: string }
    const before = await kept()
    const theirs = { step: 'approve', reason: null, records: [{ id, revision: 1 }] }
    const attempts = [
      api.call(city.secretary, 'POST', '/records', body(hours(), { personId: neighbour.member.personId })),
      api.call(neighbour.member, 'GET', `/records/${id}`),
      api.call(neighbour.secretary, 'POST', `/records/${id}/reversal`, { revision: 1, reason: '重复' }),
      api.call(neighbour.worksStaff, 'GET', `/people/${city.member.personId}`),
    ]
    for (const attempt of await Promise.all(attempts)) {
      expect(attempt).toMatchObject({ status: 404, answer: { code: 'not-found' } })
    }
    expect(await api.call(neighbour.secretary, 'POST', '/records/decisions', theirs)).toMatchObject({
      status: 200,
      answer: { items: [{ done: false, error: { code: 'not-found' } }] },
    })
    expect(await kept()).toBe(before)
  })
})
