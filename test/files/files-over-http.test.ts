import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import type { Caller } from '../../shared/access/caller'
import { copySmallCity } from '../city/copied-city'
import { eachTestACity, refusal } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { pdf, png, SECRET, spokenJpeg } from './pictures'

const NOT_FOUND = refusal(404, 'not-found')
const MOST = 5 * 1024 * 1024

describeOnBoth('files over HTTP', (open, kind) => {
  const here = eachTestACity(open)
  let neighbours = 0
  afterAll(() => rmSync(here.context.filesDirectory, { recursive: true, force: true }))

  const upload = async (caller: Caller, body: Uint8Array<ArrayBuffer>, type: string) => {
    const response = await here.api.send(caller, '/files', { method: 'POST', headers: { 'content-type': type }, body })
    return { status: response.status, answer: (await response.json()) as { id: string; bytes: number } }
  }
  const download = async (caller: Caller, id: string) => {
    const response = await here.api.send(caller, `/files/${id}`)
    return { status: response.status, type: response.headers.get('content-type'), bytes: await response.arrayBuffer() }
  }
  const record = async (caller: Caller) => {
    const { answer } = await here.api.call(caller, 'POST', '/records', {
      clientId: here.context.newId(),
      record: { kind: 'hard-task', happenedOn: '2026-11-18', title: '抢险' },
    })
    return (answer as { id: string }).id
  }
  const attach = (caller: Caller, recordId: string, fileId: string) =>
    here.api.call(caller, 'PUT', `/records/${recordId}/files/${fileId}`)
  const kept = async () => {
    const rows = await here.context.database.kysely
      .selectFrom('files')
      .selectAll()
      .where('city_id', '=', here.city.cityId)
      .orderBy('id')
      .execute()
    return JSON.stringify([rows, stored()])
  }
  const stored = () => {
    try {
      return readdirSync(path.join(here.context.filesDirectory, here.city.cityId)).sort()
    } catch {
      return []
    }
  }

  test('a picture goes up without what the camera wrote, and down to those who may read its record', async () => {
    const { city } = here
    const { status, answer } = await upload(city.member, spokenJpeg(), 'image/jpeg')
    expect(status).toBe(200)
    expect(await download(city.secretary, answer.id)).toMatchObject({ status: 404 })
    const recordId = await record(city.member)
    expect(await attach(city.member, recordId, answer.id)).toMatchObject({ status: 200, answer: { id: answer.id } })
    for (const caller of [city.member, city.secretary, city.organStaff, city.worksStaff]) {
      const file = await download(caller, answer.id)
      expect(file).toMatchObject({ status: 200, type: 'image/jpeg' })
      expect(file.bytes.byteLength).toBe(answer.bytes)
      expect(Buffer.from(file.bytes).includes(SECRET)).toBe(false)
    }
    for (const caller of [city.colleague, city.otherSecretary]) {
      expect(await download(caller, answer.id)).toMatchObject({ status: 404 })
    }
    const { answer: read } = await here.api.call(city.secretary, 'GET', `/records/${recordId}`)
    expect(read).toMatchObject({ files: [{ id: answer.id, type: 'image/jpeg' }] })
  })

  test('5 MB are taken, one byte more is not', async () => {
    const { city } = here
    const filled = (size: number) => {
      const bytes = new Uint8Array(size)
      const head = pdf()
      const end = new TextEncoder().encode('\n%%EOF\n')
      bytes.set(head)
      bytes.fill(32, head.length)
      bytes.set(end, size - end.length)
      return bytes
    }
    expect(await upload(city.member, filled(MOST), 'application/pdf')).toMatchObject({
      status: 200,
      answer: { bytes: MOST },
    })
    const before = await kept()
    expect(await upload(city.member, filled(MOST + 1), 'application/pdf')).toMatchObject(refusal(413, 'too-large'))
    expect(await kept()).toBe(before)
  })

  test.each([
    ['a picture that says it is another kind', png, 'image/jpeg', 415, 'wrong-content-type'],
    [
      'a script that says it is a picture',
      () => new TextEncoder().encode('<script>'),
      'image/png',
      415,
      'wrong-content-type',
    ],
    ['a picture cut short', () => png().slice(0, 40), 'image/png', 422, 'file-broken'],
    ['nothing at all', () => new Uint8Array(0), 'image/png', 400, 'bad-request'],
    ['a kind that is not taken', () => new TextEncoder().encode('<svg/>'), 'image/svg+xml', 415, 'wrong-content-type'],
  ])('%s is refused and leaves neither row nor bytes', async (_, bytes, type, status, code) => {
    const before = await kept()
    expect(await upload(here.city.member, bytes() as Uint8Array<ArrayBuffer>, type)).toMatchObject(
      refusal(status, code),
    )
    expect(await kept()).toBe(before)
  })

  test('nobody ties a file to another’s record, or another’s file to their own', async () => {
    const { city } = here
    const mine = (await upload(city.member, png(), 'image/png')).answer.id
    const theirs = (await upload(city.colleague, png(), 'image/png')).answer.id
    const recordId = await record(city.member)
    const before = await kept()
    expect(await attach(city.member, recordId, theirs)).toMatchObject(NOT_FOUND)
    expect(await attach(city.colleague, recordId, theirs)).toMatchObject(NOT_FOUND)
    expect(await attach(city.secretary, recordId, mine)).toMatchObject(NOT_FOUND)
    expect(await kept()).toBe(before)
    expect(await attach(city.member, recordId, mine)).toMatchObject({ status: 200 })
    expect(await attach(city.member, recordId, mine)).toMatchObject({ status: 200 })
    expect(await attach(city.member, await record(city.member), mine)).toMatchObject(refusal(409, 'conflict'))
  })

  test('files and records of another city do not exist here', async () => {
    const { api, city, context } = here
    neighbours += 1
    const neighbour = await copySmallCity(context, `next-${kind}-${neighbours}`)
    const own = (await upload(city.member, png(), 'image/png')).answer.id
    const recordId = await record(city.member)
    const foreign = (await upload(neighbour.member, png(), 'image/png')).answer.id
    const before = await kept()
    expect(await download(neighbour.worksStaff, own)).toMatchObject({ status: 404 })
    expect(await download(city.worksStaff, foreign)).toMatchObject({ status: 404 })
    expect(await attach(city.member, recordId, foreign)).toMatchObject(NOT_FOUND)
    expect(await attach(neighbour.member, recordId, foreign)).toMatchObject(NOT_FOUND)
    const finding = {
      clientId: context.newId(),
      subject: { personId: city.member.personId },
      ruleset: 'default/pioneer-index',
      clause: 'pioneer.honour',
      fact: { level: 'municipal', matter: '先进' },
      happenedOn: '2026-07-01',
      document: null,
      reason: null,
      fileIds: [foreign],
    }
    expect(await api.call(city.organStaff, 'POST', '/findings', finding)).toMatchObject(NOT_FOUND)
    expect(await kept()).toBe(before)
  })
})
