import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Tables } from '../../cloudfunctions/store/tables'
import { openContext, type TestContext } from '../city/open-context'
import { describeOnBoth } from '../postgres/databases'
import { type MemberPhone, openMemberPhone } from './harness/member-phone'

const HOME = 'reLaunch /pages/home/index'
const WAITING = 'reLaunch /packages/secretary/approvals/index'
const STANDINGS = 'reLaunch /packages/committee/standings/index'

describeOnBoth('where somebody begins', (open) => {
  let context: TestContext
  let phone: MemberPhone
  let cities = 0

  beforeAll(async () => {
    context = await openContext(await open<Tables>())
  })

  beforeEach(async () => {
    phone = await openMemberPhone(context, `begins${++cities}`)
  })

  afterEach(() => {
    expect(phone.app.complaints).toEqual([])
    phone.app.close()
  })

  const lastRoute = () => phone.app.routes[phone.app.routes.length - 1]

  /** Presses another of the person's views on the page of their own. */
  const stand = async (view: string) => {
    const mine = await phone.app.open('pages/mine/index')
    await phone.until(() => mine.has(view))
    await mine.press(view)
  }

  const logOut = async () => {
    const mine = await phone.app.open('pages/mine/index')
    await phone.until(() => mine.has('log-out'))
    await mine.press('log-out')
    await mine.press('dialog-act')
    await phone.until(() => lastRoute() === 'reLaunch /pages/log-in/index')
  }

  const giveRole = async (personId: string, role: string, organisationId: string) => {
    const grant = { personId, organisationId, role, from: '2026-01-01', until: null }
    const { status } = await phone.api.call(phone.city.worksStaff, 'POST', '/roles', grant)
    expect(status).toBe(200)
  }

  it('is where something waits for them: records for a secretary, the branches for staff', async () => {
    const { secretary, deputy, organStaff, member } = phone.city
    for (const [person, name, begins] of [
      [secretary, '书记员', WAITING],
      [deputy, '副书记', WAITING],
      [organStaff, '党委员', STANDINGS],
      [member, '党员甲', HOME],
    ] as const) {
      await phone.logIn(person, name)
      expect({ name, route: lastRoute() }).toEqual({ name, route: begins })
      await phone.app.follow()
      await logOut()
    }
  })

  it('is the highest of several posts, and their own pages for a post in which nothing waits', async () => {
    const { secretary, colleague, branches, organs } = phone.city
    await giveRole(secretary.personId, 'organ-staff', organs[0])
    await giveRole(colleague.personId, 'committee-member', branches[0])
    await phone.logIn(secretary, '书记员')
    expect(lastRoute()).toBe(STANDINGS)
    await phone.app.follow()
    await logOut()
    await phone.logIn(colleague, '党员乙')
    expect(lastRoute()).toBe(HOME)
  })

  it('is the view that they chose last, when the app opens again, until they log out', async () => {
    const { secretary } = phone.city
    await phone.logIn(secretary, '书记员')
    expect(lastRoute()).toBe(WAITING)
    const routes = phone.app.routes.length
    await phone.app.open('pages/home/index')
    await phone.until(() => phone.app.routes.length > routes)
    expect(lastRoute()).toBe(WAITING)

    await stand('view-member')
    expect(lastRoute()).toBe(HOME)
    const home = await phone.app.follow()
    await phone.until(() => home.has('log-volunteer-hours'))
    expect(lastRoute()).toBe(HOME)

    await home.press('choose-view')
    await home.press(`choose-secretary@${phone.city.branches[0]}`)
    await phone.until(() => lastRoute() === WAITING)
    await phone.app.follow()
    await stand('view-member')
    await phone.app.follow()
    await logOut()
    await phone.logIn(secretary, '书记员')
    expect(lastRoute()).toBe(WAITING)
  })

  it('is not what another person chose on the same phone before their session ran out', async () => {
    const { secretary, deputy } = phone.city
    await phone.logIn(secretary, '书记员')
    await phone.app.follow()
    await stand('view-member')
    const { accessToken } = phone.app.storage.get('session') as { accessToken: string }
    await phone.api.app.request('/sessions/mine', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${accessToken}` },
    })
    const home = await phone.app.follow()
    await home.page.onPullDownRefresh?.()
    await phone.until(() => lastRoute() === 'reLaunch /pages/log-in/index')
    await phone.logIn(deputy, '副书记')
    expect(lastRoute()).toBe(WAITING)
  })
})
