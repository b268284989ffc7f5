import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createAccessTokens } from '../../cloudfunctions/wechat/access-token'
import { createSendSubscribeMessage } from '../../cloudfunctions/wechat/send-subscribe-message'
import { type FakeWechat, openFakeWechat } from './fake-wechat-server'

const SECRET = 'a-secret-that-nobody-may-see'
let wechat: FakeWechat
let now: number
let send: ReturnType<typeof createSendSubscribeMessage>

beforeEach(async () => {
  wechat = await openFakeWechat()
  now = Date.parse('2026-11-02T01:00:00Z')
  const account = { appId: 'wx-1', secret: SECRET, baseUrl: wechat.baseUrl, timeoutMilliseconds: 2000 }
  send = createSendSubscribeMessage(
    account,
    createAccessTokens(account, () => now),
  )
})
afterEach(() => wechat.close())

const message = (fields: Record<string, string> = { thing1: '本月进度提醒', date2: '2026-11-02' }) => ({
  openId: 'o-1',
  template: 'tpl-1',
  page: 'pages/home/index',
  fields,
})

test('a message goes out with the central token, fetched once', async () => {
  expect(await send(message())).toEqual({ kind: 'sent' })
  expect(await send(message())).toEqual({ kind: 'sent' })
  expect(wechat.tokensAsked).toEqual([
    { grant_type: 'client_credential', appid: 'wx-1', secret: SECRET, force_refresh: false },
  ])
  expect(wechat.sent).toHaveLength(2)
  expect(wechat.sent[0]).toEqual({
    token: 't-1',
    body: {
      touser: 'o-1',
      template_id: 'tpl-1',
      page: 'pages/home/index',
      data: { thing1: { value: '本月进度提醒' }, date2: { value: '2026-11-02' } },
      miniprogram_state: 'formal',
      lang: 'zh_CN',
    },
  })
  now += 7200_000
  await send(message())
  expect(wechat.tokensAsked).toHaveLength(2)
})

test.each([
  [43101, 'refused'],
  [47003, 'refused'],
  [40037, 'refused'],
  [40003, 'refused'],
  [45009, 'refused-for-now'],
  [-1, 'refused-for-now'],
  [99999, 'refused-for-now'],
])('WeChat’s code %i is %s, and nothing is called twice', async (errcode, kind) => {
  wechat.script.send = [{ errcode, errmsg: 'x' }]
  expect(await send(message())).toMatchObject({ kind, reason: expect.stringContaining(String(errcode)) })
  expect(wechat.sent).toHaveLength(1)
})

test.each([40001, 42001])('an expired token (%i) is renewed once, and the call made once more', async (errcode) => {
  wechat.script.token = [
    { access_token: 't-1', expires_in: 7200 },
    { access_token: 't-2', expires_in: 7200 },
  ]
  wechat.script.send = [{ errcode }, { errcode: 0 }]
  expect(await send(message())).toEqual({ kind: 'sent' })
  expect(wechat.sent.map(({ token }) => token)).toEqual(['t-1', 't-2'])
  expect(wechat.tokensAsked.map(({ force_refresh: force }) => force)).toEqual([false, true])
  wechat.script.send = [{ errcode }]
  expect(await send(message())).toMatchObject({ kind: 'refused-for-now' })
  expect(wechat.sent).toHaveLength(4)
})

test('of many that meet an expired token one renews it', async () => {
  wechat.script.token = [
    { access_token: 't-1', expires_in: 7200 },
    { access_token: 't-2', expires_in: 7200 },
  ]
  await send(message())
  wechat.script.send = [{ errcode: 42001 }, { errcode: 42001 }, { errcode: 42001 }, { errcode: 0 }]
  const outcomes = await Promise.all([send(message()), send(message()), send(message())])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent'])
  expect(wechat.tokensAsked).toHaveLength(2)
})

test.each(['hang', 'garbage', 'error'] as const)(
  '%s: the outcome is unknown, and nothing is called twice',
  async (how) => {
    wechat.script.send = [how]
    expect(await send(message())).toEqual({ kind: 'unknown' })
    expect(wechat.sent).toHaveLength(1)
  },
)

test('what never reached WeChat may be tried again', async () => {
  const tokens = { current: async () => 't-1', renew: async () => null }
  const nowhere = createSendSubscribeMessage({ baseUrl: wechat.baseUrl, timeoutMilliseconds: 2000 }, tokens)
  await wechat.close()
  expect(await nowhere(message())).toEqual({ kind: 'refused-for-now', reason: '没有连上微信' })
  wechat = await openFakeWechat()
})

test('without a token nothing is sent', async () => {
  wechat.script.token = [{ errcode: 40125, errmsg: `invalid appsecret ${SECRET}` }]
  const outcome = await send(message())
  expect(outcome).toMatchObject({ kind: 'refused-for-now' })
  expect(JSON.stringify(outcome)).not.toContain(SECRET)
  expect(wechat.sent).toEqual([])
})

test.each([
  ['thing1', '字'.repeat(21)],
  ['phrase2', '六个字的词语'],
  ['name3', '十一个字的名字太长太长'],
  ['character_string4', '有汉字'],
  ['character_string4', 'x'.repeat(33)],
  ['thing1', ''],
])('%s “%s” is refused before it costs anything', async (field, text) => {
  expect(await send(message({ [field]: text }))).toMatchObject({ kind: 'refused' })
  expect(wechat.sent).toEqual([])
})
