import { beforeEach, expect, test } from '@jest/globals'
import type * as z from 'zod'
import type { readNotice } from '../../shared/contract/endpoints/read-notice'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { openTick } from '../tick/open-tick'
import type { PageView } from './harness/page-view'
import { openStaffPhone, type StaffPhone } from './harness/staff-phone'

type Notice = z.input<typeof readNotice.output>

describeOnBoth('the desk of a notice against the real API', (open) => {
  const place = eachTestACity(open)
  let phone: StaffPhone
  beforeEach(() => {
    phone?.app.close()
  })

  const read = async (id: string) => {
    const { status, answer } = await place.api.call(place.city.organStaff, 'GET', `/notices/${id}`)
    expect(status).toBe(200)
    return answer as Notice
  }
  /** The organ's draft of October at the desk of its staff. */
  const openDraft = async (): Promise<{ id: string; desk: PageView }> => {
    const { city, api, context } = place
    await openTick(context).runTick()
    phone = await openStaffPhone(place, city.organStaff, `organ-staff@${city.organs[0]}`)
    const list = await phone.app.open('packages/committee/notices/index')
    await phone.until(list, '待发布')
    const { answer } = await api.call(city.organStaff, 'GET', '/notices?of=kept')
    const [{ id } = { id: '' }] = (answer as { items: { id: string }[] }).items
    await list.press(`notice-${id}`)
    const desk = await phone.app.follow()
    await phone.until(desk, '发布前检查')
    return { id, desk }
  }
  /** Somebody else's approval after the figures were drawn. */
  const volunteer = async (hours: string) => {
    const { api, city, context } = place
    const record = { kind: 'volunteer-hours', happenedOn: '2026-10-12', title: '社区服务', hours, note: '补录' }
    const made = await api.call(city.member, 'POST', '/records', { clientId: context.newId(), record })
    const { id, revision } = made.answer as { id: string; revision: number }
    const decision = { step: 'approve', reason: null, records: [{ id, revision }] }
    expect((await api.call(city.secretary, 'POST', '/records/decisions', decision)).status).toBe(200)
  }
  const publish = async (desk: PageView, id: string) => {
    // The button waits for the checks.
    for (let turn = 0; turn < 100 && !desk.has('dialog-act'); turn++) await desk.press('publish')
    if (desk.has('publish-reason')) await desk.type('publish-reason', '已逐条核对')
    await desk.press('dialog-act')
    await phone.app.until(() => desk.has('withdraw'), 'the published notice')
    expect((await read(id)).state).toBe('published')
  }
  const figuresOf = (notice: Notice) =>
    notice.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.parts.flatMap((part) => ('figure' in part ? [part.figure] : [])) : [],
    )

  test('words are edited, figures are not: no field holds one, and what is saved still points at them', async () => {
    const { id, desk } = await openDraft()
    const before = await read(id)
    await desk.press('edit-words')
    const paragraph = before.blocks.findIndex(
      (block) => block.kind === 'paragraph' && block.parts.some((part) => 'figure' in part),
    )
    const block = before.blocks[paragraph]
    if (block?.kind !== 'paragraph') throw new Error('no paragraph with a figure')
    const parts = block.parts.findIndex((part) => 'figure' in part)
    // The editor puts an empty run before a figure that begins a paragraph.
    const place = parts === 0 ? 1 : parts
    expect(desk.has(`figure-${paragraph}-${place}`)).toBe(true)
    expect(desk.has(`run-${paragraph}-${place}`)).toBe(false)
    await desk.type('notice-title', '十月份机关党建工作情况的通报')
    await desk.type(`run-${paragraph}-${place - 1}`, '据统计，')
    await desk.press('save-words')
    await phone.until(desk, '已存')
    const after = await read(id)
    expect(after.title).toBe('十月份机关党建工作情况的通报')
    expect(after.revision).toBe(before.revision + 1)
    expect(after.figures).toEqual(before.figures)
    expect(figuresOf(after)).toEqual(figuresOf(before))
    const changed = after.blocks[paragraph]
    expect(changed?.kind === 'paragraph' && changed.parts[0]).toEqual({ text: '据统计，' })
    phone.sound(desk)
  })

  test('what somebody else saved meanwhile is not written over', async () => {
    const { id, desk } = await openDraft()
    await desk.press('edit-words')
    await desk.type('notice-title', '我的标题')
    const { revision, blocks } = await read(id)
    const other = await place.api.call(place.city.organStaff, 'PUT', `/notices/${id}`, {
      revision,
      title: '别人的标题',
      blocks,
    })
    expect({ status: other.status }).toEqual({ status: 200 })
    await desk.press('save-words')
    await phone.until(desk, '刷新')
    expect((await read(id)).title).toBe('别人的标题')
    // What was typed is still there to take over.
    expect(desk.text()).toContain('我的标题')
  })

  test('figures gone stale forbid publishing until they are drawn anew; then it is published and annotated', async () => {
    await volunteer('2')
    const { id, desk } = await openDraft()
    expect((await read(id)).figures.find(({ name }) => name === 'volunteer.hours')?.text).toBe('2')
    await volunteer('3.5')
    phone.app.close()
    phone = await openStaffPhone(place, place.city.organStaff, `organ-staff@${place.city.organs[0]}`)
    const stale = await phone.app.open('packages/committee/notice/index', { noticeId: id })
    await phone.until(stale, '文中 2，现在应为 5.5')
    await phone.until(stale, '不能签发')
    await stale.press('publish')
    expect(stale.has('dialog-act')).toBe(false)
    await stale.press('redraw')
    await phone.until(stale, '重取')
    await phone.app.until(() => !stale.text().includes('现在应为'), 'fresh figures')
    expect((await read(id)).figures.find(({ name }) => name === 'volunteer.hours')?.text).toBe('5.5')
    await publish(stale, id)

    const published = await read(id)
    const chip = published.blocks.findIndex(
      (block) => block.kind === 'paragraph' && block.parts.some((part) => 'figure' in part),
    )
    const block = published.blocks[chip]
    const part = block?.kind === 'paragraph' ? block.parts.findIndex((one) => 'figure' in one) : -1
    await stale.press(`figure-${chip}-${part}`)
    await phone.until(stale, '不能改写')
    await stale.type('annotation', '含十月新成立的支部')
    await stale.press('annotate')
    await phone.until(stale, '已加注')
    const annotated = await read(id)
    const notes = annotated.figures.flatMap(({ name, annotations }) => annotations.map(({ text }) => [name, text]))
    expect(notes).toEqual([[figuresOf(published)[0], '含十月新成立的支部']])
    expect(annotated.figures.map(({ text }) => text)).toEqual(published.figures.map(({ text }) => text))
    expect(desk.problems()).toEqual([])
    phone.sound(stale)
  })

  test('a published notice is corrected by a later one, which takes its place, and that one is withdrawn', async () => {
    const { id, desk } = await openDraft()
    await publish(desk, id)
    await volunteer('4')
    await desk.press('correct')
    await phone.app.until(
      () => (phone.app.routes.at(-1) ?? '').startsWith('reLaunch /packages/committee/notice/index'),
      'the correction',
    )
    const correctionId = /noticeId=(.+)$/.exec(phone.app.routes.at(-1) ?? '')?.[1] ?? ''
    expect(await read(correctionId)).toMatchObject({ correctsId: id, state: 'edited' })
    expect((await read(id)).state).toBe('published')
    const correction = await phone.app.follow()
    await phone.until(correction, '发布前检查')
    await publish(correction, correctionId)
    expect(await read(id)).toMatchObject({ state: 'corrected', correctedById: correctionId })

    await correction.press('withdraw')
    await correction.type('withdraw-reason', '口径有误')
    await correction.press('dialog-act')
    await phone.app.until(() => !correction.has('dialog-act'), 'the withdrawal')
    await phone.until(correction, '口径有误')
    expect(await read(correctionId)).toMatchObject({ state: 'withdrawn', withdrawnReason: '口径有误' })
    phone.sound(correction)
  })
})
