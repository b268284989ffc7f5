import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { attachFile } from '../../cloudfunctions/operations/files/attach-file'
import { downloadFile } from '../../cloudfunctions/operations/files/download-file'
import { uploadFile } from '../../cloudfunctions/operations/files/upload-file'
import { enterFinding } from '../../cloudfunctions/operations/findings/enter-finding'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { readRecord } from '../../cloudfunctions/operations/records/read-record'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { submission } from '../../shared/records/contents'
import type { CivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'
import { pdf, png, SECRET, spokenJpeg } from './pictures'

describeOnBoth('files', (open) => {
  let context: TestContext
  let city: SmallCity
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await copySmallCity(context)
  })
  afterAll(() => rmSync(context.filesDirectory, { recursive: true, force: true }))

  const upload = (caller: Caller, bytes = png(), contentType = 'image/png') =>
    uploadFile(context, caller, { contentType, bytes })
  const record = async () => {
    const written = { kind: 'hard-task', happenedOn: '2026-11-18', title: '抢险' }
    return submitRecord(context, city.member, submission.parse({ clientId: context.newId(), record: written }))
  }
  const stored = () => {
    try {
      return readdirSync(path.join(context.filesDirectory, city.cityId))
    } catch {
      return []
    }
  }
  const rows = () =>
    inTransaction(context.database, city.worksStaff, (tx) => tx.selectFrom('files').selectAll().orderBy('id').execute())

  test('a picture goes up clean, is tied to a record and comes down for those who may read the record', async () => {
    const { id, type, bytes } = await upload(city.member, spokenJpeg(), 'image/jpeg')
    expect(type).toBe('image/jpeg')
    await expect(downloadFile(context, city.secretary, { id })).rejects.toMatchObject({ code: 'not-found' })
    const { id: recordId } = await record()
    await attachFile(context, city.member, { recordId, fileId: id })
    for (const caller of [city.member, city.secretary, city.organStaff, city.worksStaff]) {
      const file = await downloadFile(context, caller, { id })
      expect(file.contentType).toBe('image/jpeg')
      expect(file.bytes.length).toBe(bytes)
      expect(Buffer.from(file.bytes).includes(SECRET)).toBe(false)
    }
    for (const caller of [city.colleague, city.otherSecretary]) {
      await expect(downloadFile(context, caller, { id })).rejects.toMatchObject({ code: 'not-found' })
    }
    expect((await readRecord(context, city.secretary, { id: recordId })).files).toEqual([{ id, type, bytes }])
    const reads = await inTransaction(context.database, city.worksStaff, (tx) =>
      tx.selectFrom('read_log').select(['reader_id', 'person_id']).where('what', '=', 'file').execute(),
    )
    expect(reads).toEqual(
      [city.secretary, city.organStaff, city.worksStaff].map((reader) => ({
        reader_id: reader.personId,
        person_id: city.member.personId,
      })),
    )
  })

  test('a finding’s file is for those who may read the finding', async () => {
    const { id } = await upload(city.organStaff, pdf(), 'application/pdf')
    await enterFinding(context, city.organStaff, {
      clientId: context.newId(),
      subject: { personId: city.member.personId },
      ruleset: 'default/pioneer-index',
      clause: 'pioneer.honour',
      fact: { level: 'municipal', matter: '先进' },
      happenedOn: '2026-07-01' as CivilDate,
      document: null,
      reason: null,
      fileIds: [id],
    })
    for (const caller of [city.member, city.secretary, city.organStaff]) {
      expect((await downloadFile(context, caller, { id })).bytes).toEqual(pdf())
    }
    for (const caller of [city.colleague, city.otherSecretary]) {
      await expect(downloadFile(context, caller, { id })).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  test('what an approver saw is not added to, nor tied twice, nor to another’s record', async () => {
    const { id: recordId } = await record()
    const { id: fileId } = await upload(city.member)
    const foreign = await upload(city.colleague)
    await expect(attachFile(context, city.member, { recordId, fileId: foreign.id })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(attachFile(context, city.colleague, { recordId, fileId: foreign.id })).rejects.toMatchObject({
      code: 'not-found',
    })
    await attachFile(context, city.member, { recordId, fileId })
    expect(await attachFile(context, city.member, { recordId, fileId })).toEqual({ id: fileId })
    const other = await record()
    await expect(attachFile(context, city.member, { recordId: other.id, fileId })).rejects.toMatchObject({
      code: 'conflict',
    })
    await decideRecords(context, city.secretary, {
      step: 'approve',
      reason: null,
      records: [{ id: recordId, revision: 1 }],
    })
    const late = await upload(city.member)
    await expect(attachFile(context, city.member, { recordId, fileId: late.id })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('what is refused leaves neither row nor bytes', async () => {
    const before = [await rows(), stored()]
    const big = new Uint8Array(5 * 1024 * 1024 + 1)
    big.set(png())
    await expect(upload(city.member, big)).rejects.toMatchObject({ code: 'too-large' })
    await expect(upload(city.member, png(), 'image/jpeg')).rejects.toMatchObject({ code: 'wrong-content-type' })
    await expect(upload(city.member, png().slice(0, 40))).rejects.toMatchObject({ code: 'file-broken' })
    expect([await rows(), stored()]).toEqual(before)
  })

  test('when the row does not come about the bytes go again', async () => {
    const before = [await rows(), stored()]
    const nobody = { ...city.member, personId: context.newId() }
    await expect(upload(nobody)).rejects.toThrow('foreign key')
    expect([await rows(), stored()]).toEqual(before)
  })

  /** Files that differ: the same bytes again are one upload. */
  const numbered = (count: number) => {
    const line = new TextEncoder().encode(`\n% ${count}\n%%EOF\n`)
    return new Uint8Array([...pdf(), ...line])
  }

  test('uploads are no store: thirty may lie loose', async () => {
    const results = []
    for (let count = 0; count < 31; count += 1) {
      results.push(
        await upload(city.otherSecretary, numbered(count), 'application/pdf').then(
          () => 'taken',
          ({ code }: { code: string }) => code,
        ),
      )
    }
    expect(results).toEqual([...Array.from({ length: 30 }, () => 'taken'), 'conflict'])
  })

  test('a key never leads out of the store', async () => {
    for (const key of ['../x', 'sample/../../x', '/etc/passwd', `sample/${'a'.repeat(35)}/`]) {
      await expect(async () => context.files.get(key)).rejects.toThrow('not a key')
    }
    expect(await context.files.get(`sample/${context.newId()}`)).toBeUndefined()
    await context.files.delete(`sample/${context.newId()}`)
  })
})
