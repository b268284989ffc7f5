import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Tables } from '../../cloudfunctions/store/tables'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import { foundSmallCity, type SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'
import { buildWeapp } from './harness/build-weapp'
import { openApp, type RunningApp } from './harness/open-app'
import type { PageView } from './harness/page-view'
import type { WechatRequest, WechatResponse } from './harness/wechat'

const BUILD_MS = 600_000

let directory: string
beforeAll(() => {
  directory = buildWeapp()
}, BUILD_MS)

describeOnBoth('a member with the built mini-program', (open) => {
  let context: TestContext
  let city: SmallCity
  let api: TestApi
  let app: RunningApp
  let cities = 0
  /** what the phone sends and whether its answer is lost on the way back */
  let lose: (request: WechatRequest) => boolean
  const sent: WechatRequest[] = []

  beforeAll(async () => {
    context = await openContext(await open<Tables>())
  })

  beforeEach(async () => {
    city = await foundSmallCity(context, `journey${++cities}`)
    api = openApi(context, () => Promise.resolve({ appId: `wx-${city.cityId}`, openId: 'o-member' }))
    lose = () => false
    sent.length = 0
    app = openApp(directory, { answer: answerFromApi })
    const invite = await api.call(city.organStaff, 'POST', `/people/${city.member.personId}/invite-code`)
    const logIn = await app.open('pages/log-in/index')
    await logIn.press('log-in')
    await until(() => logIn.has('invite-code'))
    await logIn.type('invite-code', (invite.answer as { inviteCode: string }).inviteCode)
    await logIn.type('name', '党员甲')
    await logIn.press('bind')
    await until(() => app.routes.length > 0)
  })

  afterEach(() => app.close())

  async function answerFromApi(request: WechatRequest): Promise<WechatResponse> {
    sent.push(request)
    const response = await api.app.request(new URL(request.url).pathname + new URL(request.url).search, {
      method: request.method,
      headers: request.header,
      ...(request.data === undefined ? {} : { body: request.data }),
    })
    const data = request.responseType === 'arraybuffer' ? await response.arrayBuffer() : await response.text()
    if (lose(request)) throw new Error('the answer was lost')
    return { statusCode: response.status, header: Object.fromEntries(response.headers), data }
  }

  /** Lets answers of the database come, which take longer than the phone's own timers. */
  async function until(holds: () => boolean): Promise<void> {
    for (let turn = 0; turn < 100 && !holds(); turn++) await app.settle()
    expect(holds()).toBe(true)
  }

  const says = (view: PageView, ...words: string[]) =>
    until(() => words.every((word) => view.text().replaceAll('\n', ' ').includes(word)))

  const myRecords = async () => {
    const { answer } = await api.call(city.member, 'GET', '/records?of=mine')
    return (answer as { items: { id: string; kind: string; state: string; revision: number; record: object }[] }).items
  }

  const fillHours = async (): Promise<PageView> => {
    const form = await app.open('pages/log/index', { kind: 'volunteer-hours' })
    await until(() => form.has('title'))
    await form.type('title', '清溪江巡护')
    await form.press('quick-3')
    return form
  }

  it('logs hours, which then wait on the list of records', async () => {
    const home = await app.follow()
    await until(() => home.has('log-volunteer-hours'))
    await home.press('log-volunteer-hours')
    expect(app.routes[app.routes.length - 1]).toBe('navigateTo /pages/log/index?kind=volunteer-hours')
    const form = await fillHours()
    await form.press('submit')
    await until(() => app.routes[app.routes.length - 1] === 'navigateBack')
    expect(await myRecords()).toMatchObject([
      {
        kind: 'volunteer-hours',
        state: 'submitted',
        record: { title: '清溪江巡护', hours: '3', happenedOn: '2026-11-20' },
      },
    ])
    const records = await app.open('pages/records/index')
    await says(records, '清溪江巡护 3 小时', '待审')
    await records.press('tab-returned')
    await says(records, '没有退回的记录')
    expect([...records.problems(), ...form.problems(), ...app.complaints]).toEqual([])
  })

  it('sends a form again whose answer was lost, and there is one record', async () => {
    const form = await fillHours()
    lose = ({ url, method }) => method === 'POST' && url.endsWith('/records')
    await form.press('submit')
    await says(form, '没有连上，填的都在', '清溪江巡护')
    lose = () => false
    await form.press('submit')
    await until(() => app.routes[app.routes.length - 1] === 'navigateBack')
    expect(sent.filter(({ url, method }) => method === 'POST' && url.endsWith('/records'))).toHaveLength(2)
    expect(await myRecords()).toHaveLength(1)
  })

  it('tells at the field what is missing, and keeps what was typed when the page is opened again', async () => {
    const form = await app.open('pages/log/index', { kind: 'honour' })
    await until(() => form.has('giver'))
    await form.type('giver', '云川市水务局')
    await form.press('submit')
    await says(form, '没有填写', '云川市水务局')
    expect(sent.filter(({ method, url }) => method === 'POST' && url.endsWith('/records'))).toEqual([])
    const again = await app.open('pages/log/index', { kind: 'honour' })
    await says(again, '云川市水务局')
  })

  it('reads why a record came back, mends it and sends it again', async () => {
    const form = await fillHours()
    await form.press('submit')
    await until(() => app.routes[app.routes.length - 1] === 'navigateBack')
    const [record] = await myRecords()
    if (!record) throw new Error('no record')
    const returned = await api.call(city.secretary, 'POST', '/records/decisions', {
      step: 'return',
      reason: '请写明是几点到几点',
      records: [{ id: record.id, revision: record.revision }],
    })
    expect(returned).toMatchObject({ status: 200 })
    const records = await app.open('pages/records/index')
    await says(records, '请写明是几点到几点', '书记员')
    await records.press(`mend-${record.id}`)
    const mend = await app.follow()
    await until(() => mend.has('title'))
    await mend.type('note', '八点到十一点')
    await mend.press('submit')
    await until(() => app.routes[app.routes.length - 1] === 'navigateBack')
    expect(await myRecords()).toMatchObject([{ state: 'submitted', record: { note: '八点到十一点', hours: '3' } }])
  })

  it('objects to a line and finds it among what waits for an answer', async () => {
    const form = await app.open('pages/complaint/index', { about: '志愿服务', points: '0.00', cite: '基本分 6' })
    await until(() => form.has('complaint-text'))
    await form.press('wrong-1')
    await form.type('complaint-text', '十一月的巡护没有算上')
    await form.press('submit')
    await until(() => app.routes[app.routes.length - 1] === 'navigateBack')
    const list = await app.open('pages/complaints/index')
    await says(list, '【志愿服务 0.00】有记录没有算上', '十一月的巡护没有算上', '等答复')
  })
})
