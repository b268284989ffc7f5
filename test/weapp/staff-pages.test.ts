import { beforeEach, expect, test } from '@jest/globals'
import { adoptRuleset } from '../../cloudfunctions/operations/adoptions/adopt-ruleset'
import { createPeople } from '../../cloudfunctions/operations/people/create-people'
import type { Caller } from '../../shared/access/caller'
import { parseCivilDate } from '../../shared/values/civil-date'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import type { RunningApp } from './harness/open-app'
import type { PageView } from './harness/page-view'
import { openStaffPhone, type StaffPhone } from './harness/staff-phone'

const TODAY = '2026-11-20'

describeOnBoth('the pages of secretary and staff against the real API', (open) => {
  const here = eachTestACity(open)
  let phone: StaffPhone
  let app: RunningApp

  const openAs = async (caller: Caller, view: string): Promise<void> => {
    phone = await openStaffPhone(here, caller, view)
    app = phone.app
  }
  const until = (view: PageView, words: string) => phone.until(view, words)
  const sound = (view: PageView) => phone.sound(view)
  const asSecretary = () => openAs(here.city.secretary, `secretary@${here.city.branches[0]}`)
  const asWorksStaff = () => openAs(here.city.worksStaff, `works-staff@${here.city.worksCommitteeId}`)

  const submit = async (caller: Caller, title: string, hours: string, happenedOn = TODAY): Promise<string> => {
    const record = { kind: 'volunteer-hours', happenedOn, title, hours }
    const { status, answer: said } = await here.api.call(caller, 'POST', '/records', {
      clientId: here.context.newId(),
      record,
    })
    expect(status).toBe(200)
    return (said as { id: string }).id
  }
  const stateOf = async (id: string): Promise<{ state: string; reason: string | null }> => {
    const { answer: said } = await here.api.call(here.city.secretary, 'GET', `/records/${id}`)
    const { state, history } = said as { state: string; history: { reason: string | null; revision: number }[] }
    const last = history.reduce((one, other) => (other.revision > one.revision ? other : one))
    return { state, reason: last.reason }
  }

  beforeEach(() => {
    app?.close()
  })

  test('the secretary approves what is clear together, and returns what is not with a reason', async () => {
    const clear = await submit(here.city.member, '社区服务', '3')
    const twin = await submit(here.city.colleague, '文明路口', '7')
    const again = await submit(here.city.colleague, '文明路口值守', '7')
    await asSecretary()
    const page = await app.open('packages/secretary/approvals/index')
    await until(page, '通过 1 条')
    expect(page.text()).toContain('疑似重复')
    await page.press('approve-chosen')
    await until(page, '已通过 1 条')
    expect((await stateOf(clear)).state).toBe('approved')
    expect((await stateOf(twin)).state).toBe('submitted')

    await until(page, '通过 0 条')
    await page.press(`record-${again}-box`)
    await page.press('return-chosen')
    await page.press('preset-与支部活动登记重复')
    await page.press('dialog-act')
    await until(page, '已退回 1 条')
    expect(await stateOf(again)).toEqual({ state: 'returned', reason: '与支部活动登记重复' })
    sound(page)
  })

  test('a row that somebody else decided meanwhile says so, and the others go through', async () => {
    const first = await submit(here.city.member, '社区服务', '2')
    const second = await submit(here.city.colleague, '河道清理', '2')
    await asSecretary()
    const page = await app.open('packages/secretary/approvals/index')
    await until(page, '通过 2 条')
    const step = { step: 'hold', reason: '等确认', records: [{ id: first, revision: 1 }] }
    expect((await here.api.call(here.city.deputy, 'POST', '/records/decisions', step)).status).toBe(200)
    await page.press('approve-chosen')
    await until(page, '没有办成：')
    expect((await stateOf(second)).state).toBe('approved')
    expect((await stateOf(first)).state).toBe('held')
    sound(page)
  })

  test('over twelve hours of one day are not chosen beforehand', async () => {
    await submit(here.city.member, '抗洪', '7')
    await submit(here.city.member, '转移群众', '6')
    await asSecretary()
    const page = await app.open('packages/secretary/approvals/index')
    await until(page, '当天合计 13 小时，超过 12 小时')
    expect(page.text()).toContain('通过 0 条')
    sound(page)
  })

  test('leave is granted from the list of what waits', async () => {
    const plan = { kinds: ['members-meeting'], title: '党员大会', heldOn: '2026-11-25' }
    const opened = await here.api.call(here.city.secretary, 'POST', '/activities', {
      clientId: here.context.newId(),
      organisationId: here.city.branches[0],
      plan,
    })
    const { id } = opened.answer as { id: string }
    const asked = await here.api.call(here.city.member, 'POST', `/activities/${id}/leave`, {
      clientId: here.context.newId(),
      reason: '出差',
    })
    expect(asked.status).toBe(200)
    await asSecretary()
    const page = await app.open('packages/secretary/approvals/index')
    await until(page, '1 人等批')
    await page.press(`grant-${here.city.member.personId}`)
    await until(page, '已准党员甲的假')
    const { answer: said } = await here.api.call(here.city.secretary, 'GET', `/activities/${id}`)
    const { attendance } = said as { attendance: { personId: string; status: string }[] }
    expect(attendance.find(({ personId }) => personId === here.city.member.personId)?.status).toBe('leave')
    sound(page)
  })

  test('leave is refused from the same list', async () => {
    const plan = { kinds: ['members-meeting'], title: '党员大会', heldOn: '2026-11-25' }
    const body = { clientId: here.context.newId(), organisationId: here.city.branches[0], plan }
    const { id } = (await here.api.call(here.city.secretary, 'POST', '/activities', body)).answer as { id: string }
    const request = { clientId: here.context.newId(), reason: '有点累' }
    await here.api.call(here.city.colleague, 'POST', `/activities/${id}/leave`, request)
    await asSecretary()
    const page = await app.open('packages/secretary/approvals/index')
    await until(page, '有点累')
    await page.press(`refuse-${here.city.colleague.personId}`)
    await page.press('dialog-act')
    expect(page.has('dialog-act')).toBe(true)
    await page.type('refusal-reason', '换届大会，请务必参加')
    await page.press('dialog-act')
    await until(page, '没有准')
    const { answer: said } = await here.api.call(here.city.secretary, 'GET', `/activities/${id}`)
    const { attendance } = said as { attendance: { personId: string; status: string }[] }
    const theirs = attendance.find(({ personId }) => personId === here.city.colleague.personId)
    expect(theirs?.status).toBe('unknown')
    sound(page)
  })

  test('a complaint is answered by the staff it was made to, and the member reads the answer', async () => {
    const { member, organStaff, organs } = here.city
    const made = { clientId: here.context.newId(), to: 'organ-committee', text: '十月的志愿服务少记了三小时' }
    expect((await here.api.call(member, 'POST', '/complaints', made)).status).toBe(200)
    await openAs(organStaff, `organ-staff@${organs[0]}`)
    const office = await app.open('packages/committee/office/index')
    await until(office, '待我审核')
    await office.press('approvals')
    const page = await app.follow()
    await until(page, '1 件等答复')
    expect(page.has('back')).toBe(true)
    const { answer: waiting } = await here.api.call(organStaff, 'GET', '/mine/waiting')
    const [{ id } = { id: '' }] = (waiting as { complaints: { items: { id: string }[] } }).complaints.items
    await page.press(`complaint-${id}`)
    await page.type('answer', '已核对签到表，补记三小时')
    await page.press('dialog-act')
    await until(page, '已答复')
    const { answer: said } = await here.api.call(member, 'GET', '/complaints?of=mine')
    expect(said).toMatchObject({ items: [{ id, answer: '已核对签到表，补记三小时' }] })
    sound(page)
  })

  test('an activity is arranged, signed in by list, ended and corrected', async () => {
    await asSecretary()
    const form = await app.open('packages/secretary/open-activity/index')
    await until(form, '名称')
    await form.press('kind-theme-day')
    await form.type('title', '走读清溪江')
    await form.press('save')
    await until(form, '已安排')
    expect(app.routes[app.routes.length - 1]).toMatch(/^redirectTo \/packages\/secretary\/activity\/index\?activityId=/)
    const page = await app.follow()
    await until(page, '/ 5 人已到')
    await page.press(`sign-in-${here.city.member.personId}`)
    await page.press(`sign-in-${here.city.colleague.personId}`)
    await until(page, '已到 2')
    await until(page, '未到 3')
    await page.press('close')
    await until(page, '未到的 3 人记为缺席')
    await page.press('dialog-act')
    await until(page, '已结束，支部指数')
    const activityId = /activityId=(.+)$/.exec(app.routes[app.routes.length - 1] ?? '')?.[1] ?? ''
    const read = async () => {
      const { answer: said } = await here.api.call(here.city.secretary, 'GET', `/activities/${activityId}`)
      return said as { state: string; attendance: { personId: string; status: string }[] }
    }
    const statusOf = async (who: Caller) =>
      (await read()).attendance.find(({ personId }) => personId === who.personId)?.status
    expect((await read()).state).toBe('closed')
    expect(await statusOf(here.city.member)).toBe('present')
    expect(await statusOf(here.city.deputy)).toBe('absent')

    await until(page, '重新打开')
    await page.press(`person-${here.city.deputy.personId}`)
    await page.press('status-late')
    await page.type('correction-reason', '签到时手机没电')
    await page.press('dialog-act')
    await until(page, '已更正副书记为迟到')
    expect(await statusOf(here.city.deputy)).toBe('late')
    sound(page)
  })

  test('dues of a month are kept for one and for the rest, never one’s own', async () => {
    await asSecretary()
    const page = await app.open('packages/secretary/dues/index')
    await until(page, '已交 0 / 5 人')
    await page.press(`paid-${here.city.member.personId}`)
    await until(page, '已交 1 / 5 人')
    expect(page.has(`paid-${here.city.secretary.personId}`)).toBe(false)
    await page.press(`remind-${here.city.colleague.personId}`)
    await until(page, '催过')
    await page.press('all-paid')
    await until(page, '已交 4 / 5 人')
    const path = `/dues?branchId=${here.city.branches[0]}&year=2026`
    const { answer: kept } = await here.api.call(here.city.secretary, 'GET', path)
    const { people } = kept as {
      people: { personId: string; months: { month: string; paidOn: string | null; remindedOn: string | null }[] }[]
    }
    const november = people.map(({ personId, months }) => ({
      personId,
      ...months.find(({ month }) => month === '2026-11'),
    }))
    for (const { personId, paidOn, remindedOn } of november) {
      expect(paidOn ?? null).toBe(personId === here.city.secretary.personId ? null : TODAY)
      expect(remindedOn ?? null).toBe(personId === here.city.colleague.personId ? TODAY : null)
    }
    sound(page)
  })

  test('staff see where branches stand, organ by organ, and open a branch', async () => {
    await asWorksStaff()
    const page = await app.open('packages/committee/standings/index')
    await until(page, '支部等次分布')
    expect(page.text()).toContain('/ 3 个支部')
    await page.press(`organ-${here.city.organs[0]}`)
    await until(page, '甲局第一支部')
    await page.press(`branch-${here.city.branches[0]}`)
    expect(app.routes[app.routes.length - 1]).toContain(`organisationId=${here.city.branches[0]}`)
    sound(page)
  })

  test('a branch too large for no party groups is told what its roster gives an assessor to look at', async () => {
    const { context, city } = here
    await adoptRuleset(context, city.worksStaff, {
      ruleset: 'zhenjiang/quality-sheet',
      version: parseCivilDate('2018-01-01'),
      year: 2026,
      options: {},
      reasons: {},
    })
    const newcomer = { sex: null, birthMonth: null, joinedPrecision: 'day', class: 'regular', groupId: null } as const
    const days = { joinedOn: parseCivilDate('2015-07-01'), from: parseCivilDate('2026-01-01') }
    const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸', '子', '丑', '寅', '卯', '辰']
    const people = names.map((name) => ({ ...newcomer, ...days, name: `新党员${name}`, branchId: city.branches[0] }))
    await createPeople(context, city.worksStaff, people)
    await asSecretary()
    const page = await app.open('packages/secretary/branch-index/index')
    await until(page, '名册上的情况，待认定')
    expect(page.text()).toMatch(/应有 \d+，名册上有 0（党员 \d+ 人）/)
    sound(page)
  })

  test('pages with nothing in them yet say so', async () => {
    await asWorksStaff()
    for (const [route, words] of [
      ['packages/committee/notices/index', '还没有通报'],
      ['packages/committee/office/index', '没有待发的消息'],
      ['packages/committee/roster/index', '选一份花名册'],
    ] as const) {
      const page = await app.open(route)
      await until(page, words)
      sound(page)
    }
    await asSecretary()
    const page = await app.open('packages/secretary/approvals/index')
    await until(page, '都办完了')
    const activities = await app.open('packages/secretary/activities/index')
    await until(activities, '没有未结的活动')
    sound(activities)
  })
})
