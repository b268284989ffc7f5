import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { leaseOutbox } from '../../cloudfunctions/operations/messages/lease-outbox'
import { tickCaller } from '../../cloudfunctions/operations/system-caller'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import { createAccessTokens } from '../../cloudfunctions/wechat/access-token'
import { createSendSubscribeMessage } from '../../cloudfunctions/wechat/send-subscribe-message'
import type { Caller } from '../../shared/access/caller'
import { eachTestACity, refusal } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { openTick } from '../tick/open-tick'
import { type FakeWechat, openFakeWechat } from '../wechat/fake-wechat-server'

interface Message {
  id: string
  text: string
  seenAt: string | null
}

describeOnBoth('reminders', (open) => {
  const place = eachTestACity(open)
  let wechat: FakeWechat
  beforeEach(async () => {
    wechat = await openFakeWechat()
  })
  afterEach(() => wechat.close())

  const call = (caller: Caller, method: string, path: string, body?: unknown) =>
    place.api.call(caller, method, path, body)
  const mine = async (caller: Caller) =>
    ((await call(caller, 'GET', '/mine/messages')).answer as { items: Message[] }).items
  const outbox = async (caller: Caller, query = '') =>
    ((await call(caller, 'GET', `/outbox${query}`)).answer as { items: Record<string, unknown>[] }).items
  const sender = () => {
    const account = { appId: 'wx-1', secret: 's', baseUrl: wechat.baseUrl, timeoutMilliseconds: 2000 }
    const send = createSendSubscribeMessage(account, createAccessTokens(account, place.context.now))
    const fields = { title: 'thing1', text: 'thing2', day: 'date3' }
    return { send, appId: 'wx-1', template: 'tpl-1', fields, page: 'pages/home/index' }
  }
  const bind = ({ personId }: Caller) =>
    place.context.database.kysely
      .insertInto('identities')
      .values({
        app_id: 'wx-1',
        open_id: `o-${personId}`,
        city_id: place.city.cityId,
        person_id: personId,
        bound_at: new Date(place.context.now()),
      })
      .execute()
  const accept = (caller: Caller, clientId = place.context.newId()) =>
    call(caller, 'POST', '/mine/message-credits', { clientId, templates: ['tpl-1'] })
  const creditsLeft = async () =>
    (
      await place.context.database.kysely
        .selectFrom('message_credits')
        .select('id')
        .where('city_id', '=', place.city.cityId)
        .where('spent_at', 'is', null)
        .execute()
    ).length

  test('who is behind the year’s pace gets one message a month, shown in the app and to staff', async () => {
    const { city, context } = place
    await openTick(context).runTick()
    const [message] = await mine(city.member)
    // Ten of twelve months: 13.5 of 16 hours in quarters rounded up, 26.75 of 32.
    expect(message).toMatchObject({
      id: `hours-reminder.2026-11.${city.member.personId}`,
      text: '按全年进度，志愿服务还差 13.5 小时，学习还差 26.75 学时。不想再收到，可在“我的”里关闭提醒。',
      seenAt: null,
    })
    context.setNow('2026-11-25T10:00:00+08:00')
    await openTick(context).runTick()
    expect(await mine(city.member)).toHaveLength(1)
    expect((await outbox(city.organStaff)).map(({ personName, state }) => `${personName} ${state}`).sort()).toEqual(
      ['党员甲', '党员乙', '党委员', '书记员', '副书记'].map((name) => `${name} waiting`).sort(),
    )
    expect((await outbox(city.worksStaff)).length).toBeGreaterThan(5)
    expect(await call(city.member, 'GET', '/outbox')).toEqual(refusal(404, 'not-found'))
    const reads = await context.database.kysely
      .selectFrom('read_log')
      .select('what')
      .where('city_id', '=', city.cityId)
      .where('reader_id', '=', city.organStaff.personId)
      .where('person_id', '=', city.member.personId)
      .execute()
    expect(reads).toEqual([{ what: 'outbox' }])
  })

  test('a member puts away what is theirs, nobody else can', async () => {
    const { city, context } = place
    await openTick(context).runTick()
    const [message] = await mine(city.member)
    const path = `/mine/messages/${message?.id}/seen`
    expect(await call(city.colleague, 'POST', path)).toEqual(refusal(404, 'not-found'))
    const seen = await call(city.member, 'POST', path)
    expect(seen.status).toBe(200)
    context.setNow('2026-11-21T10:00:00+08:00')
    expect(await call(city.member, 'POST', path)).toEqual(seen)
    expect(await mine(city.member)).toMatchObject([{ seenAt: '2026-11-20T02:00:00.000Z' }])
  })

  test('reminders that are switched off do not come', async () => {
    const { city, context } = place
    expect((await call(city.member, 'GET', '/mine/reminders')).answer).toEqual({ wanted: true })
    expect((await call(city.member, 'PUT', '/mine/reminders', { wanted: false })).answer).toEqual({ wanted: false })
    await openTick(context).runTick()
    expect(await mine(city.member)).toEqual([])
    expect(await mine(city.colleague)).toHaveLength(1)
    await call(city.member, 'PUT', '/mine/reminders', { wanted: true })
    context.setNow('2026-12-01T10:00:00+08:00')
    await openTick(context).runTick()
    expect(await mine(city.member)).toHaveLength(1)
  })

  test('one acceptance is one message over WeChat; without one it stays in the app', async () => {
    const { city, context } = place
    await bind(city.member)
    await bind(city.colleague)
    const clientId = context.newId()
    await accept(city.member, clientId)
    expect((await accept(city.member, clientId)).answer).toEqual({ kept: 1 })
    expect(await creditsLeft()).toBe(1)
    await openTick(context, { sender: sender() }).runTick()
    expect(wechat.sent.map(({ body }) => body)).toMatchObject([
      {
        touser: `o-${city.member.personId}`,
        data: { thing2: { value: '志愿差13.5小时，学习差26.75学时' }, date3: { value: '2026-11-20' } },
      },
    ])
    expect(await creditsLeft()).toBe(0)
    const states = Object.fromEntries((await outbox(city.organStaff)).map((row) => [row.personName, row.state]))
    expect(states).toMatchObject({ 党员甲: 'done', 党员乙: 'dead' })
    expect(await mine(city.colleague)).toHaveLength(1)
    await openTick(context, { sender: sender() }).runTick(context.now() + 86_400_000)
    expect(wechat.sent).toHaveLength(1)
  })

  test('a passing refusal is tried again with pauses and gives the acceptance back; a final one is not', async () => {
    const { city, context } = place
    await bind(city.member)
    await accept(city.member)
    wechat.script.send = [{ errcode: -1 }, { errcode: 43101 }]
    const tick = openTick(context, { sender: sender() })
    await tick.runTick()
    expect(await creditsLeft()).toBe(1)
    const row = async () => (await outbox(city.organStaff)).find(({ personId }) => personId === city.member.personId)
    expect(await row()).toMatchObject({ state: 'waiting', attempts: 1, lastError: '微信没有发送（-1）' })
    await tick.runTick(context.now() + 60_000)
    expect(wechat.sent).toHaveLength(1)
    await tick.runTick(context.now() + 121_000)
    expect(wechat.sent).toHaveLength(2)
    expect(await row()).toMatchObject({ state: 'dead', lastError: '本人拒收，或这次订阅已用过（43101）' })
    expect(await creditsLeft()).toBe(0)
    await tick.runTick(context.now() + 86_400_000)
    expect(wechat.sent).toHaveLength(2)
  })

  test('a message whose fate nobody knows is never sent again, not even after a crash', async () => {
    const { city, context } = place
    await bind(city.member)
    await bind(city.colleague)
    await accept(city.member)
    await accept(city.colleague)
    await openTick(context).runTick()
    const { cityId } = city
    const leased = await leaseOutbox(context, cityId, ['hours-reminder'], 100)
    expect(await leaseOutbox(context, cityId, ['hours-reminder'], 100)).toEqual([])
    // The holder of the lease died: one message was on its way, the others were not.
    await inTransaction(context.database, tickCaller(cityId), (tx) =>
      tx
        .updateTable('outbox')
        .set({ sending_at: new Date(context.now()) })
        .where('city_id', '=', cityId)
        .where('person_id', '=', city.member.personId)
        .execute(),
    )
    expect(leased.length).toBeGreaterThan(2)
    wechat.script.send = ['hang']
    const tick = openTick(context, { sender: sender() })
    await tick.runTick(context.now() + 11 * 60_000)
    expect(wechat.sent.map(({ body }) => body.touser)).toEqual([`o-${city.colleague.personId}`])
    await tick.runTick(context.now() + 7 * 86_400_000)
    expect(wechat.sent).toHaveLength(1)
    const dead = await outbox(city.organStaff, '?state=dead')
    const reasons = Object.fromEntries(dead.map((row) => [row.personId, row.lastError]))
    expect(reasons[city.member.personId]).toBe('发送中断，结果不明，不再自动重发')
    expect(reasons[city.colleague.personId]).toBe('发送结果不明，不再自动重发')
  })

  test('what cannot be sent is dead after so many tries', async () => {
    const { city, context } = place
    await bind(city.member)
    await accept(city.member)
    wechat.script.send = [{ errcode: 45009 }]
    const tick = openTick(context, { sender: sender() })
    for (let hours = 0; hours < 12 * 7; hours += 7) await tick.runTick(context.now() + hours * 3_600_000)
    expect(wechat.sent).toHaveLength(8)
    expect(await outbox(city.organStaff, '?state=dead')).toContainEqual(
      expect.objectContaining({ personId: city.member.personId, attempts: 8, lastError: '今日发送次数已满（45009）' }),
    )
    // Twelve days of every city that the tests before left: on a busy machine more than the usual half a minute.
  }, 120_000)

  test('in the night nothing is pushed', async () => {
    const { city, context } = place
    context.setNow('2026-11-20T21:30:00+08:00')
    await bind(city.member)
    await accept(city.member)
    const tick = openTick(context, { sender: sender() })
    await tick.runTick()
    await tick.runTick(Date.parse('2026-11-21T08:59:59+08:00'))
    expect(wechat.sent).toEqual([])
    await tick.runTick(Date.parse('2026-11-21T09:00:00+08:00'))
    expect(wechat.sent).toHaveLength(1)
    expect(await mine(city.member)).toHaveLength(1)
  })
})

describeOnBoth('duties', (open) => {
  const place = eachTestACity(open)
  test('follow from the ruleset, are marked by those who keep them, and fall overdue', async () => {
    const { api, city } = place
    const duties = async (caller: Caller) =>
      ((await api.call(caller, 'GET', '/duties')).answer as { duties: Record<string, unknown>[] }).duties
    const all = await duties(city.member)
    expect(all.filter(({ state }) => state === 'overdue')).toHaveLength(10)
    const report = all.find(({ duty }) => duty === 'deadline.report')
    expect(report).toMatchObject({ by: '2027-02-28', state: 'open', times: 1, done: 0, marked: true })
    expect([...new Set(all.map(({ label }) => label))].sort()).toEqual(['开展主题党日', '报送年度考评结果'])
    const path = `/organisations/${city.branches[0]}/duties`
    const mark = {
      ruleset: 'jinhua/fortress-index',
      duty: 'deadline.report',
      by: '2027-02-28',
      times: 1,
      doneOn: '2026-11-19',
      document: '甲党〔2026〕9号',
    }
    expect(await api.call(city.member, 'PUT', path, mark)).toEqual(refusal(404, 'not-found'))
    expect(await api.call(city.otherSecretary, 'PUT', path, mark)).toEqual(refusal(404, 'not-found'))
    expect((await api.call(city.secretary, 'PUT', path, mark)).status).toBe(200)
    expect(await api.call(city.secretary, 'PUT', path, { ...mark, times: 2 })).toEqual(refusal(422, 'too-many'))
    expect(await api.call(city.secretary, 'PUT', path, { ...mark, doneOn: '2026-11-21' })).toEqual(
      refusal(422, 'future-date'),
    )
    const themeDay = { ...mark, duty: 'basic.ideology.4', by: '2026-10-31' }
    expect(await api.call(city.secretary, 'PUT', path, themeDay)).toEqual(refusal(422, 'condition-not-met'))
    expect((await duties(city.member)).find(({ duty }) => duty === 'deadline.report')).toMatchObject({ state: 'done' })
    expect((await api.call(city.secretary, 'PUT', path, { ...mark, times: 0, doneOn: null })).status).toBe(200)
    expect((await duties(city.member)).find(({ duty }) => duty === 'deadline.report')).toMatchObject({ state: 'open' })
  })
})
