import { afterEach, expect, it } from '@jest/globals'
import { describeOnBoth } from '../postgres/databases'
import { eachTestAPhone } from './harness/each-test-a-phone'

const HOME = 'reLaunch /pages/home/index'
const WAITING = 'reLaunch /packages/secretary/approvals/index'
const STANDINGS = 'reLaunch /packages/committee/standings/index'

describeOnBoth('where somebody begins', (open) => {
  const here = eachTestAPhone(open)
  afterEach(() => {
    expect(here.phone.app.complaints).toEqual([])
  })

  const lastRoute = () => here.phone.app.routes[here.phone.app.routes.length - 1]

  /** Presses another of the person's views on the page of their own. */
  const stand = async (view: string) => {
    const mine = await here.phone.app.open('pages/mine/index')
    await here.phone.app.until(() => mine.has(view))
    await mine.press(view)
  }

  const logOut = async () => {
    const mine = await here.phone.app.open('pages/mine/index')
    await here.phone.app.until(() => mine.has('log-out'))
    await mine.press('log-out')
    await mine.press('dialog-act')
    await here.phone.app.until(() => lastRoute() === 'reLaunch /pages/log-in/index')
  }

  const giveRole = async (personId: string, role: string, organisationId: string) => {
    const grant = { personId, organisationId, role, from: '2026-01-01', until: null }
    const { status } = await here.phone.api.call(here.phone.city.worksStaff, 'POST', '/roles', grant)
    expect(status).toBe(200)
  }

  it('is where something waits for them: records for a secretary, the branches for staff', async () => {
    const { secretary, deputy, organStaff, member } = here.phone.city
    for (const [person, name, begins] of [
      [secretary, '书记员', WAITING],
      [deputy, '副书记', WAITING],
      [organStaff, '党委员', STANDINGS],
      [member, '党员甲', HOME],
    ] as const) {
      await here.phone.logIn(person, name)
      expect({ name, route: lastRoute() }).toEqual({ name, route: begins })
      await here.phone.app.follow()
      await logOut()
    }
  })

  it('is the branches for the staff of the works committee, who see all of them', async () => {
    const { colleague, worksCommitteeId } = here.phone.city
    await giveRole(colleague.personId, 'works-staff', worksCommitteeId)
    await here.phone.logIn(colleague, '党员乙')
    expect(lastRoute()).toBe(STANDINGS)
    const standings = await here.phone.app.follow()
    await here.phone.says(standings, '甲局机关党委', '乙局机关党委')
  })

  it('is the highest of several posts, and their own pages for a post in which nothing waits', async () => {
    const { secretary, colleague, branches, organs } = here.phone.city
    await giveRole(secretary.personId, 'organ-staff', organs[0])
    await giveRole(colleague.personId, 'committee-member', branches[0])
    await here.phone.logIn(secretary, '书记员')
    expect(lastRoute()).toBe(STANDINGS)
    await here.phone.app.follow()
    await logOut()
    await here.phone.logIn(colleague, '党员乙')
    expect(lastRoute()).toBe(HOME)
  })

  it('is the view that they chose last, when the app opens again, until they log out', async () => {
    const { secretary } = here.phone.city
    await here.phone.logIn(secretary, '书记员')
    expect(lastRoute()).toBe(WAITING)
    const routes = here.phone.app.routes.length
    await here.phone.app.open('pages/home/index')
    await here.phone.app.until(() => here.phone.app.routes.length > routes)
    expect(lastRoute()).toBe(WAITING)

    await stand('view-member')
    expect(lastRoute()).toBe(HOME)
    const home = await here.phone.app.follow()
    await here.phone.app.until(() => home.has('log-volunteer-hours'))
    expect(lastRoute()).toBe(HOME)

    await home.press('choose-view')
    await home.press(`choose-secretary@${here.phone.city.branches[0]}`)
    await here.phone.app.until(() => lastRoute() === WAITING)
    await here.phone.app.follow()
    await stand('view-member')
    await here.phone.app.follow()
    await logOut()
    await here.phone.logIn(secretary, '书记员')
    expect(lastRoute()).toBe(WAITING)
  })

  it('is not what another person chose on the same phone before their session ran out', async () => {
    const { secretary, deputy } = here.phone.city
    await here.phone.logIn(secretary, '书记员')
    await here.phone.app.follow()
    await stand('view-member')
    const { accessToken } = here.phone.app.storage.get('session') as { accessToken: string }
    await here.phone.api.app.request('/sessions/mine', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${accessToken}` },
    })
    const home = await here.phone.app.follow()
    await home.page.onPullDownRefresh?.()
    await here.phone.app.until(() => lastRoute() === 'reLaunch /pages/log-in/index')
    await here.phone.logIn(deputy, '副书记')
    expect(lastRoute()).toBe(WAITING)
  })
})
