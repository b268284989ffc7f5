import type { Caller } from '../../../shared/access/caller'
import { copySmallCity } from '../../city/copied-city'
import { openApi, type TestApi } from '../../city/open-api'
import type { TestContext } from '../../city/open-context'
import type { SmallCity } from '../../city/small-city'
import { WEAPP } from './build-weapp'
import { openApp, type RunningApp } from './open-app'
import type { PageView } from './page-view'
import type { WechatRequest, WechatResponse } from './wechat'

/** A phone with the built mini-program before the real API of a small city of its own. */
export interface MemberPhone {
  readonly city: SmallCity
  readonly api: TestApi
  readonly app: RunningApp
  /** what the phone sent, in order */
  readonly sent: readonly WechatRequest[]
  /** says of a request whether its answer is lost on the way back */
  lose: (request: WechatRequest) => boolean
  /** logs somebody in through the page, the member unless told; the first time binds them to their own WeChat */
  logIn(person?: Caller, name?: string): Promise<void>
  /** waits until every one of the words stands on the page */
  says(view: PageView, ...words: readonly string[]): Promise<void>
}

/** @param cityId of the city that is founded for it */
export async function openMemberPhone(context: TestContext, cityId: string): Promise<MemberPhone> {
  const city = await copySmallCity(context, cityId)
  let holder: Caller = city.member
  const whoHolds = () => Promise.resolve({ appId: `wx-${city.cityId}`, openId: `o-${holder.personId}` })
  const api = openApi(context, whoHolds)
  const sent: WechatRequest[] = []

  async function answer(request: WechatRequest): Promise<WechatResponse> {
    sent.push(request)
    const { pathname, search } = new URL(request.url)
    const response = await api.app.request(pathname + search, {
      method: request.method,
      headers: request.header,
      ...(request.data === undefined ? {} : { body: request.data }),
    })
    const data = request.responseType === 'arraybuffer' ? await response.arrayBuffer() : await response.text()
    if (phone.lose(request)) throw new Error('the answer was lost')
    return { statusCode: response.status, header: Object.fromEntries(response.headers), data }
  }

  const app = openApp(WEAPP, { answer })
  const phone: MemberPhone = {
    city,
    api,
    app,
    sent,
    lose: () => false,
    async logIn(person = city.member, name = '党员甲') {
      holder = person
      // Where the app itself went to the log-in, that is the one page left, as on a phone.
      const led = app.routes[app.routes.length - 1] === 'reLaunch /pages/log-in/index'
      const logIn = led ? await app.follow() : await app.open('pages/log-in/index')
      const before = app.routes.length
      await logIn.press('log-in')
      await app.until(() => logIn.has('invite-code') || app.routes.length > before)
      if (!logIn.has('invite-code')) return
      const invite = await api.call(city.worksStaff, 'POST', `/people/${person.personId}/invite-code`)
      await logIn.type('invite-code', (invite.answer as { inviteCode: string }).inviteCode)
      await logIn.type('name', name)
      await logIn.press('bind')
      await app.until(() => app.routes.length > before)
    },
    says: (view, ...words) =>
      app.until(() => words.every((word) => view.text().replaceAll(/\s+/g, ' ').includes(word)), words.join('、')),
  }
  return phone
}
