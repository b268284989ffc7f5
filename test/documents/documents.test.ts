import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { renderNotice } from '../../cloudfunctions/documents/render-notice'
import { renderStandings } from '../../cloudfunctions/documents/render-standings'
import { type Renderers, renderDocuments } from '../../cloudfunctions/operations/documents/render-documents'
import { draftNotice } from '../../cloudfunctions/operations/notices/draft-notice'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Caller } from '../../shared/access/caller'
import type { NoticeLetter } from '../../shared/documents/notice-letter'
import { parseCivilDate } from '../../shared/values/civil-date'
import { parseYearMonth } from '../../shared/values/year-month'
import { eachTestACity, type Place } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'

const renderers: Renderers = { notice: renderNotice, standings: renderStandings }
const LETTER: NoticeLetter = {
  organisation: '样例市直机关工委',
  number: '2026年10月通报（审计封存第 7 号）',
  title: '关于2026年10月工作情况的通报',
  blocks: [
    { kind: 'heading', text: '一、总体情况' },
    { kind: 'paragraph', text: '开展活动 3 次 <b>&amp;' },
    { kind: 'table', caption: '等次分布', head: ['等次', '本月'], rows: [['红星支部', '2']] },
  ],
  publishedOn: parseCivilDate('2026-11-02'),
  chainHead: 'ab'.repeat(32),
}

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]))
}

describe('a notice as a letter', () => {
  test('has the page, the lines, the faces and the red of GB/T 9704', async () => {
    const parts = partsOf(await renderNotice(LETTER))
    const body = parts['word/document.xml'] ?? ''
    // Twentieths of a point: 37, 35, 28 and 26 mm.
    const millimetres = (value: number) => Math.floor((value / 25.4) * 1440)
    for (const [side, value] of [
      ['top', 37],
      ['bottom', 35],
      ['left', 28],
      ['right', 26],
    ] as const) {
      const written = Number(new RegExp(`<w:pgMar[^>]* w:${side}="(\\d+)"`).exec(body)?.[1])
      expect(Math.abs(written - millimetres(value))).toBeLessThanOrEqual(1)
    }
    expect(body).toContain('w:line="560" w:lineRule="exact"')
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']) {
      expect(body).toContain(`w:eastAsia="${face}"`)
    }
    expect(body).toMatch(/E60012.*样例市直机关工委/s)
    expect(body).toContain('2026年11月2日')
  })

  test('says what the notice says, in order, with the audit chain’s head in the foot', async () => {
    const parts = partsOf(await renderNotice(LETTER))
    const text = (parts['word/document.xml'] ?? '').replaceAll(/<[^>]+>/g, '|')
    const order = [
      '样例市直机关工委',
      '审计封存第 7 号',
      LETTER.title,
      '一、总体情况',
      '&lt;b&gt;&amp;amp;',
      '等次分布',
      '红星支部',
    ]
    const places = order.map((words) => text.indexOf(words))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThanOrEqual(0)
    const footers = Object.keys(parts).filter((name) => name.startsWith('word/footer'))
    expect(footers.length).toBeGreaterThanOrEqual(2)
    for (const name of footers) expect(parts[name]).toContain(LETTER.chainHead)
  })

  test('takes the last paragraph along to the page of the signature, which is never there alone', async () => {
    const last = { kind: 'paragraph', text: '请尽快补办。' } as const
    const parts = partsOf(await renderNotice({ ...LETTER, blocks: [...LETTER.blocks, last] }))
    const paragraphs = (parts['word/document.xml'] ?? '').match(/<w:p>.*?<\/w:p>/gs) ?? []
    const from = paragraphs.findIndex((one) => one.includes(last.text))
    const kept = paragraphs.slice(from, -1).map((one) => one.includes('<w:keepNext/>'))
    expect(kept).toEqual([true, true, true])
  })
})

test('a sheet of standings holds names as text, whatever they begin with', async () => {
  const row = {
    organ: '样例机关党委',
    ruleset: '样例',
    asOf: parseCivilDate('2026-11-20'),
    basis: 'interim',
    band: null,
    standing: null,
  } as const
  const parts = partsOf(await renderStandings({ title: '2026年党支部等次', rows: [{ ...row, name: '=1+1' }] }))
  const sheet = Object.entries(parts).find(([name]) => name.startsWith('xl/worksheets/'))?.[1] ?? ''
  expect(sheet).not.toContain('<f>')
  expect(Object.values(parts).join('')).toContain('=1+1')
  // A row's number is one, so that a spreadsheet does not warn of each.
  expect(sheet).toMatch(/<c r="A3"(?![^>]* t="s")[^>]*><v>1<\/v>/)
  // Title over the whole table, headers that stay in sight, and a page that lies.
  expect(sheet).toContain('<mergeCell ref="A1:H1"/>')
  expect(sheet).toMatch(/ySplit="2"/)
  expect(sheet).toMatch(/orientation="landscape"/)
})

describeOnBoth('documents', (open) => {
  const place = eachTestACity(open)
  afterAll(() => rmSync(place.context.filesDirectory, { recursive: true, force: true }))

  test('a table of standings is asked for, made and downloaded by whoever asked', async () => {
    const { api, city, context } = place
    const { status, answer } = await api.call(city.organStaff, 'POST', '/documents/standings', { year: 2026 })
    expect(status).toBe(200)
    const id = (answer as { id: string }).id
    const path = `/documents/${id}`
    expect(await listed(place, city.organStaff)).toMatchObject([{ id, kind: 'standings', state: 'waiting' }])
    expect(await api.call(city.organStaff, 'GET', path)).toMatchObject({ status: 404 })

    expect(await renderDocuments(context, renderers)).toBe(1)
    expect(await renderDocuments(context, renderers)).toBe(0)
    const [made] = await listed(place, city.organStaff)
    expect(made).toMatchObject({ id, state: 'ready', year: 2026, noticeId: null })
    const bytes = await context.files.get(`${city.cityId}/${id}`)
    const text = Object.values(partsOf(bytes ?? new Uint8Array())).join('')
    expect(text).toContain('甲局第一支部')
    expect(text).toContain('甲局机关党委')
    expect(text).not.toContain('乙局第一支部')

    for (const other of [city.worksStaff, city.otherSecretary, city.member]) {
      expect(await api.call(other, 'GET', path)).toMatchObject({ status: 404 })
    }
    const row = await inTransaction(context.database, city.organStaff, (tx) =>
      tx.selectFrom('documents').select(['sha256', 'bytes']).where('id', '=', id).executeTakeFirstOrThrow(),
    )
    expect(row).toEqual({
      sha256: createHash('sha256')
        .update(bytes ?? '')
        .digest('hex'),
      bytes: bytes?.length,
    })
  })

  test('a member without a post asks for none, and nothing is written', async () => {
    const { api, city, context } = place
    expect(await api.call(city.member, 'POST', '/documents/standings', { year: 2026 })).toMatchObject({ status: 404 })
    expect(await renderDocuments(context, renderers)).toBe(0)
  })

  test('a sixth table waits until others are made', async () => {
    const { api, city } = place
    const ask = (year: number) => api.call(city.worksStaff, 'POST', '/documents/standings', { year })
    const first = await ask(2026)
    expect(first.status).toBe(200)
    // Asked for again while it is being made, it is the same one.
    expect(await ask(2026)).toEqual(first)
    for (const year of [2022, 2023, 2024, 2025]) expect((await ask(year)).status).toBe(200)
    expect((await ask(2021)).status).toBe(409)
    await renderDocuments(place.context, renderers)
    expect((await ask(2021)).status).toBe(200)
  })

  test('what cannot be made is tried again later and given up at last, without its error’s words', async () => {
    const { api, city, context } = place
    await api.call(city.worksStaff, 'POST', '/documents/standings', { year: 2026 })
    const broken: Renderers = { ...renderers, standings: () => Promise.reject(new TypeError('样例员 had no name')) }
    let hours = 0
    for (let tries = 0; tries < 12; tries += 1) {
      expect(await renderDocuments(context, broken)).toBe(0)
      hours += 7
      context.setNow(new Date(Date.parse('2026-11-20T02:00:00Z') + hours * 3_600_000).toISOString())
    }
    expect(await listed(place, city.worksStaff)).toMatchObject([{ state: 'failed' }])
    const rows = await inTransaction(context.database, city.worksStaff, (tx) =>
      tx
        .selectFrom('outbox')
        .select(['dead_at', 'last_error'])
        .where('kind', '=', 'standings-document')
        .where('city_id', '=', city.cityId)
        .execute(),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.dead_at).not.toBeNull()
    expect(rows[0]?.last_error).toContain('TypeError')
    expect(rows[0]?.last_error).not.toContain('样例员')
  })

  test('a published notice becomes a letter with its words, its head of the chain and nothing unsealed', async () => {
    const { api, city, context } = place
    context.setNow('2026-12-01T09:00:00+08:00')
    const scope = { organisationId: city.worksCommitteeId, month: parseYearMonth('2026-11') }
    const id = await draftNotice(context, city.cityId, scope)
    expect(await renderDocuments(context, renderers)).toBe(0)
    const draft = await api.call(city.worksStaff, 'GET', `/notices/${id}`)
    expect(draft).toMatchObject({ status: 200 })
    const { revision, title } = draft.answer as { revision: number; title: string }
    const published = await api.call(city.worksStaff, 'POST', `/notices/${id}/publish`, {
      revision,
      reason: '样例中的事项已逐一核对',
    })
    expect(published).toMatchObject({ status: 200, answer: { state: 'published' } })

    expect(await renderDocuments(context, renderers)).toBe(1)
    const [made] = await listed(place, city.worksStaff)
    expect(made).toMatchObject({ kind: 'notice', state: 'ready', noticeId: id })
    const parts = partsOf((await context.files.get(`${city.cityId}/${made?.id}`)) ?? new Uint8Array())
    const notice = (await api.call(city.worksStaff, 'GET', `/notices/${id}`)).answer as { chainHead: string }
    expect(parts['word/document.xml']).toContain(title)
    expect(parts['word/footer1.xml']).toContain(notice.chainHead)
    // Its number is a seal's, and the seal stands.
    expect(parts['word/document.xml']).toMatch(/审计封存第 \d+ 号/)
    expect(await listed(place, city.otherSecretary)).toEqual([])
  })
})

async function listed({ api }: Place, caller: Caller): Promise<Record<string, unknown>[]> {
  const { status, answer } = await api.call(caller, 'GET', '/documents')
  expect(status).toBe(200)
  return (answer as { items: Record<string, unknown>[] }).items
}
