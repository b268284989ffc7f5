import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { openSmallDemoApp, type SmallDemoApp } from '../local/small-demo-app'
import { readHundredths, volunteerPoints } from '../local/volunteer-points'
import { WEAPP } from './harness/build-weapp'
import { openApp, type RunningApp } from './harness/open-app'
import type { PageView } from './harness/page-view'
import type { WechatRequest, WechatResponse } from './harness/wechat'

const LONG = 600_000
const DONE = '社区图书角整理'
const HOURS = 2

let demo: SmallDemoApp
const open: RunningApp[] = []
/** what the server refused, of all that the phones sent */
const refused: string[] = []

beforeAll(async () => {
  demo = await openSmallDemoApp(null)
}, LONG)
afterEach(() => {
  for (const app of open.splice(0)) app.close()
})
afterAll(() => demo?.close())

/** The real API, without a network between. */
async function answer({ url, method, header, data }: WechatRequest): Promise<WechatResponse> {
  const response = await demo.app.request(url.replace(/^https?:\/\/[^/]+/, ''), {
    method,
    headers: header,
    ...(data === undefined || method === 'GET' ? {} : { body: data }),
  })
  const text = await response.text()
  if (!response.ok) refused.push(`${response.status} ${method} ${url} ${text}`)
  return { statusCode: response.status, header: Object.fromEntries(response.headers), data: text }
}

/** A phone on which somebody is logged in already. */
async function phoneOf(account: string): Promise<RunningApp> {
  const response = await demo.app.request('/demo/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  })
  const { accessToken, refreshToken } = (await response.json()) as Record<string, string>
  const app = openApp(WEAPP, { answer })
  app.storage.set('session', { accessToken, refreshToken })
  open.push(app)
  return app
}

/** Waits until the page shows something: answers come when the database has them. */
async function until(app: RunningApp, shows: () => boolean, what: string, view: PageView): Promise<void> {
  await app.until(shows, what).catch((error: Error) => {
    throw new Error(`${error.message}:\n${view.text()}`)
  })
}

/** The total and the line of volunteering, as the page writes them. */
async function readIndex(app: RunningApp) {
  const view = await app.open('pages/my-index/index')
  await until(app, () => view.has('item-basic.volunteer'), 'the index', view)
  const [total = ''] = /\d+\.\d\d/.exec(view.text()) ?? []
  await view.press('item-basic.volunteer')
  const words = view.text()
  expect(view.problems()).toEqual([])
  return {
    total: readHundredths(total),
    points: readHundredths(words.slice(words.indexOf('志愿服务'))),
    hours: Number(/([\d.]+) 小时/.exec(words)?.[1]),
  }
}

describe('the built mini-program against the API', () => {
  it(
    'lets a member log, the secretary approve what was chosen, and the member see the index move',
    async () => {
      const member = await phoneOf('member')
      const before = await readIndex(member)
      expect(before.points).toBe(volunteerPoints(before.hours).basic)

      const form = await member.open('pages/log/index', { kind: 'volunteer-hours' })
      await until(member, () => form.has('submit'), 'the form', form)
      await form.type('title', DONE)
      await form.press(`quick-${HOURS}`)
      expect(form.problems()).toEqual([])
      const routes = member.routes.length
      await form.press('submit')
      await until(member, () => member.routes.length > routes, 'the way back', form)

      const secretary = await phoneOf('secretary')
      // Whoever holds a post begins where its work is.
      const opened = await secretary.open('pages/home/index')
      await until(secretary, () => secretary.routes.length > 0, 'the way to work', opened)
      const waiting = await secretary.follow()
      await until(secretary, () => waiting.text().includes(DONE), 'what waits', waiting)
      await waiting.press('choose-clear')
      await waiting.press(boxBefore(waiting, DONE))
      expect(waiting.text()).toContain('通过 1 条')
      expect(waiting.problems()).toEqual([])
      await waiting.press('approve-chosen')
      await until(secretary, () => !waiting.text().includes(DONE), 'the decision', waiting)
      expect(waiting.text()).toContain('已通过 1 条')

      const later = await phoneOf('member')
      const after = await readIndex(later)
      const [was, is] = [volunteerPoints(before.hours), volunteerPoints(before.hours + HOURS)]
      expect(after).toEqual({
        hours: before.hours + HOURS,
        points: is.basic,
        total: before.total + is.basic - was.basic + is.extra - was.extra,
      })
      expect(after.total).toBeGreaterThan(before.total)
      expect([member, secretary, later].flatMap(({ complaints }) => complaints)).toEqual([])
      expect(refused).toEqual([])
    },
    LONG,
  )
})

/** The id of the box in the row where words stand. */
function boxBefore(view: PageView, words: string): string {
  const drawn = view.drawn()
  const boxes = [...drawn.slice(0, drawn.indexOf(words)).matchAll(/#(record-[0-9a-f-]+-box)/g)]
  const last = boxes.at(-1)?.[1]
  if (last === undefined) throw new Error(`no box before ${words}\n${drawn}`)
  return last
}
