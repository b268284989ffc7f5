import { beforeEach, expect, it } from '@jest/globals'
import { describeOnBoth } from '../postgres/databases'
import { eachTestAPhone } from './harness/each-test-a-phone'
import type { PageView } from './harness/page-view'

describeOnBoth('a member with the built mini-program', (open) => {
  const here = eachTestAPhone(open)
  beforeEach(() => here.phone.logIn())

  const myRecords = async () => {
    const { answer } = await here.phone.api.call(here.phone.city.member, 'GET', '/records?of=mine')
    return (answer as { items: { id: string; kind: string; state: string; revision: number; record: object }[] }).items
  }

  const fillHours = async (): Promise<PageView> => {
    const form = await here.phone.app.open('pages/log/index', { kind: 'volunteer-hours' })
    await here.phone.app.until(() => form.has('title'))
    await form.type('title', '清溪江巡护')
    await form.press('quick-3')
    return form
  }

  it('logs hours, which then wait on the list of records', async () => {
    const home = await here.phone.app.follow()
    await here.phone.app.until(() => home.has('log-volunteer-hours'))
    await home.press('log-volunteer-hours')
    expect(here.phone.app.routes[here.phone.app.routes.length - 1]).toBe(
      'navigateTo /pages/log/index?kind=volunteer-hours',
    )
    const form = await fillHours()
    await form.press('submit')
    await here.phone.app.until(() => here.phone.app.routes[here.phone.app.routes.length - 1] === 'navigateBack')
    expect(await myRecords()).toMatchObject([
      {
        kind: 'volunteer-hours',
        state: 'submitted',
        record: { title: '清溪江巡护', hours: '3', happenedOn: '2026-11-20' },
      },
    ])
    const records = await here.phone.app.open('pages/records/index')
    await here.phone.says(records, '清溪江巡护 3 小时', '待审')
    await records.press('tab-returned')
    await here.phone.says(records, '没有退回的记录')
    expect([...records.problems(), ...form.problems(), ...here.phone.app.complaints]).toEqual([])
  })

  it('sends a form again whose answer was lost, and there is one record', async () => {
    const form = await fillHours()
    here.phone.lose = ({ url, method }) => method === 'POST' && url.endsWith('/records')
    await form.press('submit')
    await here.phone.says(form, '没有连上，填的都在', '清溪江巡护')
    here.phone.lose = () => false
    await form.press('submit')
    await here.phone.app.until(() => here.phone.app.routes[here.phone.app.routes.length - 1] === 'navigateBack')
    expect(here.phone.sent.filter(({ url, method }) => method === 'POST' && url.endsWith('/records'))).toHaveLength(2)
    expect(await myRecords()).toHaveLength(1)
  })

  it('tells at the field what is missing, and keeps what was typed when the page is opened again', async () => {
    const form = await here.phone.app.open('pages/log/index', { kind: 'honour' })
    await here.phone.app.until(() => form.has('giver'))
    await form.type('giver', '云川市水务局')
    await form.press('submit')
    await here.phone.says(form, '没有填写', '云川市水务局')
    expect(here.phone.sent.filter(({ method, url }) => method === 'POST' && url.endsWith('/records'))).toEqual([])
    const again = await here.phone.app.open('pages/log/index', { kind: 'honour' })
    await here.phone.says(again, '云川市水务局')
  })

  it('reads why a record came back, mends it and sends it again', async () => {
    const form = await fillHours()
    await form.press('submit')
    await here.phone.app.until(() => here.phone.app.routes[here.phone.app.routes.length - 1] === 'navigateBack')
    const [record] = await myRecords()
    if (!record) throw new Error('no record')
    const returned = await here.phone.api.call(here.phone.city.secretary, 'POST', '/records/decisions', {
      step: 'return',
      reason: '请写明是几点到几点',
      records: [{ id: record.id, revision: record.revision }],
    })
    expect(returned).toMatchObject({ status: 200 })
    const records = await here.phone.app.open('pages/records/index')
    await here.phone.says(records, '请写明是几点到几点', '书记员')
    await records.press(`mend-${record.id}`)
    const mend = await here.phone.app.follow()
    await here.phone.app.until(() => mend.has('title'))
    await mend.type('note', '八点到十一点')
    await mend.press('submit')
    await here.phone.app.until(() => here.phone.app.routes[here.phone.app.routes.length - 1] === 'navigateBack')
    expect(await myRecords()).toMatchObject([{ state: 'submitted', record: { note: '八点到十一点', hours: '3' } }])
  })

  it('objects to a line and finds it among what waits for an answer', async () => {
    const form = await here.phone.app.open('pages/complaint/index', {
      about: '志愿服务',
      points: '0.00',
      cite: '基本分 6',
    })
    await here.phone.app.until(() => form.has('complaint-text'))
    await form.press('wrong-1')
    await form.type('complaint-text', '十一月的巡护没有算上')
    await form.press('submit')
    await here.phone.app.until(() => here.phone.app.routes[here.phone.app.routes.length - 1] === 'navigateBack')
    const list = await here.phone.app.open('pages/complaints/index')
    await here.phone.says(list, '【志愿服务 0.00】有记录没有算上', '十一月的巡护没有算上', '等答复')
  })
})
