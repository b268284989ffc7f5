import { expect, test } from '@jest/globals'
import type * as z from 'zod'
import type { Caller } from '../../shared/access/caller'
import type { listNotices } from '../../shared/contract/endpoints/list-notices'
import type { readNotice } from '../../shared/contract/endpoints/read-notice'
import { hold } from '../activities/holding'
import { eachTestACity, refusal } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { openTick } from '../tick/open-tick'

type Notice = z.input<typeof readNotice.output>
type Listed = z.input<typeof listNotices.output>

describeOnBoth('notices', (open) => {
  const place = eachTestACity(open)
  const call = (caller: Caller, method: string, path: string, body?: unknown) =>
    place.api.call(caller, method, path, body)
  const list = async (caller: Caller, of: 'readable' | 'kept') =>
    ((await call(caller, 'GET', `/notices?of=${of}`)).answer as Listed).items
  const read = async (caller: Caller, id: string) => (await call(caller, 'GET', `/notices/${id}`)).answer as Notice
  const figure = (notice: Notice, name: string) => notice.figures.find((one) => one.name === name)?.text
  const checks = async (caller: Caller, id: string) => {
    const { answer } = await call(caller, 'GET', `/notices/${id}/checks`)
    const { checks: all, stale } = answer as { checks: { name: string; outcome: string }[]; stale: unknown[] }
    return { open: all.filter(({ outcome }) => outcome !== 'passed').map((one) => `${one.name} ${one.outcome}`), stale }
  }
  /** A volunteer record of October, approved. */
  const volunteer = async (caller: Caller, hours: string, happenedOn = '2026-10-12') => {
    const record = { kind: 'volunteer-hours', happenedOn, title: '社区服务', hours, note: '补录' }
    const body = { clientId: place.context.newId(), record }
    const { id, revision } = (await call(caller, 'POST', '/records', body)).answer as { id: string; revision: number }
    const decision = { step: 'approve', reason: null, records: [{ id, revision }] }
    expect(await call(place.city.secretary, 'POST', '/records/decisions', decision)).toMatchObject({
      answer: { items: [{ done: true }] },
    })
    return id
  }
  const tick = () => openTick(place.context).runTick()
  const draftOf = async (keeper: Caller) => {
    const [notice] = await list(keeper, 'kept')
    if (!notice) throw new Error('no draft')
    return notice
  }

  test('each organ and the city get a draft whose figures are what was held and approved', async () => {
    const { city, context } = place
    const { secretary, member, colleague, deputy } = city
    await hold(context, secretary, city.branches[0], { kinds: ['theme-day'], heldOn: '2026-09-15' })
    await hold(context, secretary, city.branches[0], { kinds: ['theme-day', 'lecture'], heldOn: '2026-10-15' })
    const come = [member, colleague, deputy].map((person) => [person, 'present'] as const)
    await hold(context, secretary, city.branches[0], { kinds: ['volunteer'], heldOn: '2026-10-20', hours: '1.5' }, come)
    await volunteer(member, '2.25')
    await volunteer(colleague, '1', '2026-09-30')
    await volunteer(colleague, '4', '2026-11-02')
    await tick()
    const organ = await read(city.organStaff, (await draftOf(city.organStaff)).id)
    expect(organ).toMatchObject({
      organisationId: city.organs[0],
      month: '2026-10',
      title: '关于2026年10月机关党建工作情况的通报',
      state: 'drafted',
      rulesets: ['jinhua/fortress-index@2019-01-01'],
      rulesetTitles: ['机关党支部堡垒指数（2019年1月1日版）'],
      mayKeep: true,
    })
    const texts = Object.fromEntries(organ.figures.map(({ name, text }) => [name, text]))
    expect(texts).toMatchObject({
      branches: '1',
      'activities.total': '2',
      'activities.theme-day': '1',
      'activities.lecture': '1',
      'activities.volunteer': '1',
      'volunteer.hours': '6.75',
      'volunteer.hours-before': '1',
      'volunteer.month-2026-09': '1',
      'volunteer.month-2026-10': '6.75',
      'study.hours': '0',
      'standing.unscored': '0',
      // January to August: the theme days that nobody held
      'overdue.total': '8',
      'overdue.branches': '1',
      'overdue.names': '甲局第一支部',
      'overdue.duty-1': '1',
    })
    const counted = organ.figures.filter(({ name }) => /^standing\.\d+$/.test(name))
    expect(counted.reduce((sum, { amount }) => sum + amount, 0)).toBe(1)
    const whole = await read(city.worksStaff, (await draftOf(city.worksStaff)).id)
    expect(whole.organisationId).toBe(city.worksCommitteeId)
    // The works committee's own branch was founded in November and is not in October's notice.
    expect(figure(whole, 'branches')).toBe('2')
    expect(figure(whole, 'overdue.total')).toBe('18')
    expect((await checks(city.organStaff, organ.id)).open).toEqual([])
  })

  test('drafts are for those who keep them; nobody else learns that they exist', async () => {
    const { city } = place
    await tick()
    const { id } = await draftOf(city.organStaff)
    expect(await list(city.member, 'readable')).toEqual([])
    expect(await list(city.member, 'kept')).toEqual([])
    expect((await list(city.organStaff, 'kept')).map(({ organisationId }) => organisationId)).toEqual([city.organs[0]])
    const before = await read(city.organStaff, id)
    for (const outsider of [city.member, city.secretary, city.otherSecretary, city.worksStaff]) {
      expect(await call(outsider, 'GET', `/notices/${id}`)).toEqual(refusal(404, 'not-found'))
      for (const [method, path, body] of [
        ['PUT', '', { revision: 1, title: '改名改名', blocks: before.blocks }],
        ['GET', '/checks', undefined],
        ['POST', '/redraw', { revision: 1 }],
        ['POST', '/publish', { revision: 1, reason: null }],
        ['POST', '/withdraw', { revision: 1, reason: '不要了' }],
        ['POST', '/corrections', { revision: 1 }],
        ['POST', '/annotations', { revision: 1, figure: 'branches', text: '注' }],
      ] as const) {
        expect(await call(outsider, method, `/notices/${id}${path}`, body)).toEqual(refusal(404, 'not-found'))
      }
    }
    expect(await read(city.organStaff, id)).toEqual(before)
  })

  test('an edit changes words by the revision it saw and cannot make up a figure', async () => {
    const { city } = place
    await tick()
    const { id } = await draftOf(city.organStaff)
    const { blocks } = await read(city.organStaff, id)
    const path = `/notices/${id}`
    const made = [...blocks, { kind: 'paragraph', parts: [{ figure: 'volunteer.best' }] }]
    expect(await call(city.organStaff, 'PUT', path, { revision: 1, title: '十月通报', blocks: made })).toEqual(
      refusal(422, 'condition-not-met'),
    )
    const falsified = [{ kind: 'paragraph', parts: [{ figure: 'branches', text: '99' }] }]
    expect(await call(city.organStaff, 'PUT', path, { revision: 1, title: '十月通报', blocks: falsified })).toEqual({
      status: 400,
      answer: expect.objectContaining({ code: 'bad-request' }),
    })
    const typed = { kind: 'paragraph', parts: [{ text: '其中党员甲志愿服务 99 小时，排名第一。' }] }
    const edited = await call(city.organStaff, 'PUT', path, {
      revision: 1,
      title: '十月通报',
      blocks: [...blocks, typed],
    })
    expect(edited).toEqual({ status: 200, answer: { id, revision: 2, state: 'edited' } })
    expect(await call(city.organStaff, 'PUT', path, { revision: 1, title: '迟到的改稿', blocks })).toEqual(
      refusal(409, 'revision-conflict'),
    )
    expect(await read(city.organStaff, id)).toMatchObject({ title: '十月通报', state: 'edited', revision: 2 })
    expect((await checks(city.organStaff, id)).open).toEqual([
      'hand-written-numbers to-handle',
      'no-person-named to-handle',
      'no-ranking to-handle',
    ])
    const publish = (reason: string | null) => call(city.organStaff, 'POST', `${path}/publish`, { revision: 2, reason })
    expect(await publish(null)).toEqual(refusal(422, 'condition-not-met'))
    expect(await publish('本人已书面同意')).toMatchObject({ status: 200, answer: { state: 'published' } })
  })

  test('too long a body cannot be published', async () => {
    const { city } = place
    await tick()
    const { id } = await draftOf(city.organStaff)
    const blocks = [
      { kind: 'paragraph', parts: [{ text: '长'.repeat(1500) }] },
      { kind: 'paragraph', parts: [{ text: '些' }] },
    ]
    await call(city.organStaff, 'PUT', `/notices/${id}`, { revision: 1, title: '十月通报', blocks })
    expect((await checks(city.organStaff, id)).open).toEqual(['length blocking'])
    expect(await call(city.organStaff, 'POST', `/notices/${id}/publish`, { revision: 2, reason: '急' })).toEqual(
      refusal(422, 'condition-not-met'),
    )
  })

  test('a reversal makes figures stale until they are drawn anew; words and earlier figures stay', async () => {
    const { city } = place
    const recordId = await volunteer(city.member, '2')
    await volunteer(city.colleague, '3')
    await tick()
    const { id } = await draftOf(city.organStaff)
    expect(figure(await read(city.organStaff, id), 'volunteer.hours')).toBe('5')
    const reversal = { revision: 2, reason: '重复填报' }
    const reversed = await call(city.secretary, 'POST', `/records/${recordId}/reversal`, reversal)
    expect(reversed.status).toBe(200)
    expect(await checks(city.organStaff, id)).toEqual({
      open: ['figures-fresh blocking'],
      stale: [
        { figure: 'volunteer.hours', label: '志愿服务时长', drawn: '5', now: '3' },
        { figure: 'volunteer.month-2026-10', label: '10月志愿服务时长', drawn: '5', now: '3' },
      ],
    })
    expect(figure(await read(city.organStaff, id), 'volunteer.hours')).toBe('5')
    expect(await call(city.organStaff, 'POST', `/notices/${id}/publish`, { revision: 1, reason: '急' })).toEqual(
      refusal(422, 'condition-not-met'),
    )
    const { blocks } = await read(city.organStaff, id)
    expect(await call(city.organStaff, 'POST', `/notices/${id}/redraw`, { revision: 1 })).toMatchObject({
      answer: { revision: 2, state: 'edited' },
    })
    const redrawn = await read(city.organStaff, id)
    expect(figure(redrawn, 'volunteer.hours')).toBe('3')
    expect(redrawn.blocks).toEqual(blocks)
    expect((await checks(city.organStaff, id)).stale).toEqual([])
    const kept = await place.context.database.kysely
      .selectFrom('notice_figures')
      .select('figure')
      .where('notice_id', '=', id)
      .where('drawing', '=', 1)
      .where('name', '=', 'volunteer.hours')
      .executeTakeFirstOrThrow()
    expect(kept.figure.text).toBe('5')
  })

  test('published means sealed: the head of the chain is printed, members below read it, others do not', async () => {
    const { city, context } = place
    await tick()
    const { id } = await draftOf(city.organStaff)
    const published = await call(city.organStaff, 'POST', `/notices/${id}/publish`, { revision: 1, reason: null })
    expect(published).toEqual({ status: 200, answer: { id, revision: 3, state: 'published' } })
    const notice = await read(city.member, id)
    expect(notice).toMatchObject({ state: 'published', publishedByName: '党委员', mayKeep: false })
    const seals = await context.database.kysely
      .selectFrom('audit_seals')
      .selectAll()
      .where('city_id', '=', city.cityId)
      .execute()
    const seal = seals.find(({ number }) => number === notice.sealNumber)
    expect(seal?.head).toBe(notice.chainHead)
    const signature = await context.database.kysely
      .selectFrom('audit_log')
      .select('seal')
      .where('object_id', '=', id)
      .where('action', '=', 'publish-notice')
      .executeTakeFirstOrThrow()
    expect(signature.seal).toBe(notice.sealNumber)
    expect((await call(city.member, 'GET', '/mine/latest-notice')).answer).toMatchObject({ notice: { id } })
    expect(await list(city.member, 'readable')).toMatchObject([{ id, state: 'published' }])
    expect(await list(city.worksStaff, 'readable')).toMatchObject([{ id }])
    expect(await list(city.otherSecretary, 'readable')).toEqual([])
    expect((await call(city.otherSecretary, 'GET', '/mine/latest-notice')).answer).toEqual({ notice: null })
    expect(await call(city.otherSecretary, 'GET', `/notices/${id}`)).toEqual(refusal(404, 'not-found'))
    const jobs = await context.database.kysely
      .selectFrom('outbox')
      .select(['id', 'content', 'person_id'])
      .where('city_id', '=', city.cityId)
      .where('kind', '=', 'notice-document')
      .execute()
    expect(jobs).toEqual([{ id: `notice-document.${id}.3`, content: { noticeId: id }, person_id: null }])
    const again = await call(city.organStaff, 'POST', `/notices/${id}/publish`, { revision: 3, reason: null })
    expect(again).toEqual(refusal(409, 'conflict'))
    await openTick(context).runTick(context.now() + 60_000)
    expect((await call(city.worksStaff, 'GET', '/audit/verification')).status).not.toBe(500)
  })

  test('a published notice is annotated, corrected by a later one, withdrawn; nothing is lost', async () => {
    const { city } = place
    await tick()
    const { id } = await draftOf(city.organStaff)
    await call(city.organStaff, 'POST', `/notices/${id}/publish`, { revision: 1, reason: null })
    const note = { revision: 3, figure: 'branches', text: '含十月新成立的支部' }
    expect((await call(city.organStaff, 'POST', `/notices/${id}/annotations`, note)).status).toBe(200)
    const annotated = (await read(city.member, id)).figures.find(({ name }) => name === 'branches')
    expect(annotated?.annotations).toMatchObject([{ text: '含十月新成立的支部' }])
    const late = await volunteer(city.colleague, '2.5')
    expect(late).toBeTruthy()
    const correction = await call(city.organStaff, 'POST', `/notices/${id}/corrections`, { revision: 4 })
    const { id: correctionId } = correction.answer as { id: string }
    expect(await call(city.organStaff, 'POST', `/notices/${id}/corrections`, { revision: 4 })).toEqual(
      refusal(409, 'conflict'),
    )
    expect(figure(await read(city.organStaff, correctionId), 'volunteer.hours')).toBe('2.5')
    expect(await read(city.member, id)).toMatchObject({ state: 'published', correctedById: null })
    const out = await call(city.organStaff, 'POST', `/notices/${correctionId}/publish`, { revision: 1, reason: null })
    expect(out).toMatchObject({ answer: { state: 'published' } })
    expect(await read(city.member, id)).toMatchObject({ state: 'corrected', correctedById: correctionId })
    expect(figure(await read(city.member, id), 'volunteer.hours')).toBe('0')
    const withdrawal = { revision: 3, reason: '口径有误' }
    expect((await call(city.organStaff, 'POST', `/notices/${correctionId}/withdraw`, withdrawal)).status).toBe(200)
    expect(await read(city.member, correctionId)).toMatchObject({ state: 'withdrawn', withdrawnReason: '口径有误' })
    // Both were drafted in the same instant here, so that their order is chance.
    const left = (await list(city.member, 'readable')).map(({ state }) => state).sort()
    expect(left).toEqual(['corrected', 'withdrawn'])
    const revisions = await place.context.database.kysely
      .selectFrom('notice_history')
      .select(['state', 'revision'])
      .where('notice_id', '=', id)
      .orderBy('revision')
      .execute()
    expect(revisions.map(({ state }) => state)).toEqual(['drafted', 'sealing', 'published', 'published', 'corrected'])
  })

  test('a signature that somebody else is sealing is printed by the next tick', async () => {
    const { city, context } = place
    await tick()
    const { id } = await draftOf(city.organStaff)
    await context.database.kysely
      .updateTable('notices')
      .set({ state: 'sealing', published_by: city.organStaff.personId, revision: 2 })
      .where('id', '=', id)
      .execute()
    await openTick(context).runTick(context.now() + 60_000)
    // Without a signature in the log there is no seal for it, and nothing is printed.
    expect(await read(city.organStaff, id)).toMatchObject({ state: 'sealing', chainHead: null })
    await context.database.kysely
      .insertInto('audit_log')
      .values({
        city_id: city.cityId,
        id: context.newId(),
        at: new Date(context.now()),
        actor: city.organStaff.personId,
        action: 'publish-notice',
        object_kind: 'notice',
        object_id: id,
        details: JSON.stringify({ revision: 2 }),
        seal: null,
      })
      .execute()
    await openTick(context).runTick(context.now() + 120_000)
    expect(await read(city.member, id)).toMatchObject({
      state: 'published',
      chainHead: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('who moved between standings is named by branch, and pages go from the newest on', async () => {
    const { city, context } = place
    for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09']) {
      await hold(context, city.secretary, city.branches[0], { kinds: ['theme-day'], heldOn: `2026-${month}-15` })
    }
    const veto = {
      clientId: context.newId(),
      subject: { organisationId: city.branches[0] },
      ruleset: 'jinhua/fortress-index',
      clause: 'bottom.veto.3',
      fact: { value: true },
      happenedOn: '2026-10-09',
      document: '甲通〔2026〕3号',
      reason: '被通报',
      fileIds: [],
    }
    const entered = await call(city.organStaff, 'POST', '/findings', veto)
    expect(entered.status).toBe(200)
    await tick()
    const notice = await read(city.organStaff, (await draftOf(city.organStaff)).id)
    expect(figure(notice, 'standing.moved-down')).toBe('1')
    expect(figure(notice, 'standing.moved-down-names')).toMatch(/^甲局第一支部（由.+到后进整转）$/)
    expect(JSON.stringify(notice.blocks)).toContain('standing.moved-down-names')
    const first = (await call(city.worksStaff, 'GET', '/notices?of=kept&limit=1')).answer as Listed
    expect(first.items).toHaveLength(1)
    expect(first.next).toBeNull()
  })
})
