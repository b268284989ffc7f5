import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { describeOnBoth } from '../postgres/databases'
import { eachTestAPhone } from './harness/each-test-a-phone'

const TODAY = '2026-11-20'

describeOnBoth("a member's own pages in the built mini-program", (open) => {
  const here = eachTestAPhone(open)
  beforeEach(() => here.phone.logIn())
  afterEach(() => {
    expect(here.phone.app.complaints).toEqual([])
  })

  const ask = async (path: string) => (await here.phone.api.call(here.phone.city.member, 'GET', path)).answer
  const lastRoute = () => here.phone.app.routes[here.phone.app.routes.length - 1]

  const plan = async (heldOn: string): Promise<string> => {
    const { status, answer } = await here.phone.api.call(here.phone.city.secretary, 'POST', '/activities', {
      clientId: here.context.newId(),
      organisationId: here.phone.city.branches[0],
      plan: { kinds: ['members-meeting'], title: '第四季度党员大会', heldOn },
    })
    expect(status).toBe(200)
    return (answer as { id: string }).id
  }
  const ownAttendance = async (id: string) =>
    ((await ask(`/activities/${id}`)) as { attendance: Record<string, unknown>[] }).attendance.find(
      ({ personId }) => personId === here.phone.city.member.personId,
    )

  it('checks in on the day, from the to-do list of the home page', async () => {
    const id = await plan(TODAY)
    const home = await here.phone.app.open('pages/home/index')
    await here.phone.app.until(() => home.has(`activity-${id}`))
    await home.press(`activity-${id}`)
    const activity = await here.phone.app.follow()
    await here.phone.says(activity, '第四季度党员大会', '11月20日')
    await activity.press('check-in')
    await here.phone.says(activity, '已签到')
    expect(activity.has('check-in')).toBe(false)
    expect(activity.has('ask-leave')).toBe(false)
    expect(await ownAttendance(id)).toMatchObject({ status: 'present' })
    expect(activity.problems()).toEqual([])
  })

  it('asks for leave before the day with a reason, which the branch then grants', async () => {
    const id = await plan('2026-11-26')
    const activity = await here.phone.app.open('pages/activity/index', { id })
    await here.phone.app.until(() => activity.has('ask-leave'))
    expect(activity.has('check-in')).toBe(false)
    await activity.press('ask-leave')
    await activity.type('leave-reason', '当天在外地出差')
    await activity.press('dialog-act')
    await here.phone.says(activity, '当天在外地出差', '假请了')
    expect(activity.has('ask-leave')).toBe(false)
    const asked = await ownAttendance(id)
    expect(asked).toMatchObject({ status: 'leave-asked', reason: '当天在外地出差' })
    const decided = await here.phone.api.call(here.phone.city.secretary, 'POST', `/activities/${id}/leave-decisions`, {
      granted: true,
      reason: null,
      people: [{ personId: here.phone.city.member.personId, revision: asked?.revision }],
    })
    expect(decided.status).toBe(200)
    const again = await here.phone.app.open('pages/activity/index', { id })
    await again.page.onPullDownRefresh?.()
    await here.phone.says(again, '请假')
    expect(await ownAttendance(id)).toMatchObject({ status: 'leave' })
    expect(again.problems()).toEqual([])
  })

  it('switches reminders off and on again', async () => {
    const mine = await here.phone.app.open('pages/mine/index')
    await here.phone.app.until(() => mine.has('reminders'))
    expect(await ask('/mine/reminders')).toEqual({ wanted: true })
    await mine.fire('reminders', 'change', false)
    await here.phone.says(mine, '不再提醒')
    expect(await ask('/mine/reminders')).toEqual({ wanted: false })
    await mine.fire('reminders', 'change', true)
    await here.phone.says(mine, '以后会提醒你')
    expect(await ask('/mine/reminders')).toEqual({ wanted: true })
    expect(mine.problems()).toEqual([])
  })

  it('reads what is held about oneself and takes it along as a file', async () => {
    await here.phone.api.call(here.phone.city.secretary, 'GET', `/people/${here.phone.city.member.personId}`)
    const data = await here.phone.app.open('pages/my-data/index')
    await here.phone.says(data, '党员甲', '2012年5月1日', '书记员 看了基本信息')
    await data.press('open-memberships')
    await here.phone.says(data, '甲局第一支部')
    await data.press('export')
    await here.phone.app.until(() => here.phone.app.shared.length === 1)
    const [place = ''] = here.phone.app.shared
    expect(place).toBe('wxfile://usr/我的资料.json')
    const file = JSON.parse(new TextDecoder().decode(here.phone.app.files.get(place))) as object
    expect(JSON.stringify(file)).toContain(here.phone.city.member.personId)
    const { changes } = (await ask('/mine/data')) as { changes: { action: string }[] }
    expect(changes.map(({ action }) => action)).toContain('export-my-data')
    expect(data.problems()).toEqual([])
  })

  it('says something to the works committee and reads the answer', async () => {
    const list = await here.phone.app.open('pages/complaints/index')
    await here.phone.app.until(() => list.has('write'))
    await list.press('write')
    const form = await here.phone.app.follow()
    await here.phone.app.until(() => form.has('complaint-text'))
    await form.type('complaint-text', '通报里我们支部的名称写错了')
    await form.press('to-works-committee')
    await form.press('submit')
    await here.phone.app.until(() => lastRoute() === 'navigateBack')
    const { answer } = await here.phone.api.call(here.phone.city.worksStaff, 'GET', '/complaints?of=reach')
    const [made] = (answer as { items: Record<string, unknown>[] }).items
    expect(made).toMatchObject({
      text: '通报里我们支部的名称写错了',
      organisationId: here.phone.city.worksCommitteeId,
      authorId: here.phone.city.member.personId,
    })
    const answered = await here.phone.api.call(here.phone.city.worksStaff, 'POST', `/complaints/${made?.id}/answer`, {
      revision: made?.revision,
      answer: '已经更正，谢谢提醒',
    })
    expect(answered.status).toBe(200)
    const later = await here.phone.app.open('pages/complaints/index')
    await later.page.onPullDownRefresh?.()
    await here.phone.says(later, '已答复', '已经更正，谢谢提醒')
    expect([...form.problems(), ...later.problems()]).toEqual([])
  })

  it('sees the months that were paid, late, owed and not kept, and what is owed on the home page', async () => {
    const { personId } = here.phone.city.member
    const entries = [
      { month: '2026-08', paidOn: '2026-08-10', remindedOn: null },
      { month: '2026-09', paidOn: '2026-10-12', remindedOn: '2026-10-09' },
      { month: '2026-10', paidOn: null, remindedOn: '2026-11-05' },
      { month: '2026-12', paidOn: '2026-11-18', remindedOn: null },
    ].map((entry) => ({ ...entry, personId, revision: 0 }))
    const kept = await here.phone.api.call(here.phone.city.secretary, 'POST', '/dues', {
      branchId: here.phone.city.branches[0],
      entries,
    })
    expect(kept.status).toBe(200)
    const home = await here.phone.app.open('pages/home/index')
    await here.phone.app.until(() => home.has('dues-2026-10'))
    expect(home.has('dues-2026-09')).toBe(false)
    await home.press('dues-2026-10')
    const dues = await here.phone.app.follow()
    await here.phone.says(
      dues,
      '已交 3 个月，其中迟交 1 个月；欠交 1 个月；8 个月支部没有登记',
      '12月 11月18日交纳，提前交的 已交',
      '11月 支部还没有登记，不等于没交 没有登记',
      '10月 请尽快补交 · 11月5日催过 欠交',
      '9月 10月12日交纳 · 10月9日催过 迟交',
      '8月 8月10日交纳 已交',
    )
    await dues.press('year-2025')
    await here.phone.says(dues, '2025年没有登记')
    expect([...home.problems(), ...dues.problems()]).toEqual([])
  })

  const drafts = () => [...here.phone.app.storage.keys()].filter((key) => key.startsWith('draft:'))
  const startForm = async () => {
    const form = await here.phone.app.open('pages/log/index', { kind: 'volunteer-hours' })
    await here.phone.app.until(() => form.has('title'))
    await form.type('title', '清溪江巡护')
    expect(drafts()).toEqual([`draft:${here.phone.city.member.personId}:volunteer-hours`])
    return form
  }

  it('leaves nothing of what was typed on the phone after the log-out, and nothing of others after the log-in', async () => {
    await startForm()
    const mine = await here.phone.app.open('pages/mine/index')
    await here.phone.app.until(() => mine.has('log-out'))
    await mine.press('log-out')
    await here.phone.says(mine, '会从这台手机上清掉')
    await mine.press('dialog-act')
    await here.phone.app.until(() => lastRoute() === 'reLaunch /pages/log-in/index')
    expect([...here.phone.app.storage.keys()]).toEqual([])
    here.phone.app.storage.set('draft:somebody-else:honour', { title: '别人的' })
    await here.phone.logIn()
    expect(lastRoute()).toBe('reLaunch /pages/home/index')
    expect(drafts()).toEqual([])
    const again = await here.phone.app.open('pages/log/index', { kind: 'volunteer-hours' })
    await here.phone.app.until(() => again.has('title'))
    expect(again.text()).not.toContain('清溪江巡护')
  })

  it('comes back to the form, and to what was typed, when the session ran out meanwhile', async () => {
    const form = await startForm()
    const { accessToken } = here.phone.app.storage.get('session') as { accessToken: string }
    const ended = await here.phone.api.app.request('/sessions/mine', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${accessToken}` },
    })
    expect(ended.ok).toBe(true)
    await form.press('submit')
    await here.phone.app.until(() => lastRoute() === 'reLaunch /pages/log-in/index')
    expect(here.phone.app.storage.get('session')).toBeUndefined()
    await here.phone.logIn()
    expect(lastRoute()).toBe('reLaunch /pages/log/index?kind=volunteer-hours')
    const again = await here.phone.app.follow()
    await here.phone.says(again, '清溪江巡护')
    await again.press('submit')
    await here.phone.app.until(() => lastRoute() === 'reLaunch /pages/records/index')
    expect(await ask('/records?of=mine')).toMatchObject({ items: [{ record: { title: '清溪江巡护' } }] })
  })
})

describeOnBoth('a page that is opened from outside', (open) => {
  const here = eachTestAPhone(open)

  it('leads to the log-in and back to itself', async () => {
    await here.phone.app.open('pages/complaint/index', { about: encodeURIComponent('党费 & 得分'), points: '-0.50' })
    expect(here.phone.app.routes).toEqual(['reLaunch /pages/log-in/index'])
    await here.phone.logIn()
    expect(here.phone.app.routes[1]).toBe(
      `reLaunch /pages/complaint/index?about=${encodeURIComponent('党费 & 得分')}&points=-0.50`,
    )
    const form = await here.phone.app.follow()
    await here.phone.says(form, '党费 & 得分', '−0.50')
    expect([...form.problems(), ...here.phone.app.complaints]).toEqual([])
  })
})
