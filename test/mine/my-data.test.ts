import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { uploadFile } from '../../cloudfunctions/operations/files/upload-file'
import { enterFinding } from '../../cloudfunctions/operations/findings/enter-finding'
import { exportMyData } from '../../cloudfunctions/operations/mine/export-my-data'
import { myDataSections } from '../../cloudfunctions/operations/mine/my-data-sections'
import { readMyData } from '../../cloudfunctions/operations/mine/read-my-data'
import { enterPunishment } from '../../cloudfunctions/operations/punishments/enter-punishment'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { MyDataSection } from '../../shared/people/my-data-labels'
import { submission } from '../../shared/records/contents'
import type { CivilDate } from '../../shared/values/civil-date'
import { copySmallCity } from '../city/copied-city'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { png } from '../files/pictures'
import { describeOnBoth } from '../postgres/databases'

/**
 * Columns that name a person for what they did in office, or for whom something is done elsewhere: the log of the
 * organisation, not what is held about them. Every other column that can hold a person is in a section.
 */
const IN_OFFICE = new Set([
  'activity_history.changed_by',
  'attendance_history.changed_by',
  'adoptions.adopted_by',
  'attendance.recorded_by',
  'audit_log.actor',
  'complaints.answered_by',
  'finding_history.changed_by',
  'findings.entered_by',
  'invite_codes.made_by',
  'documents.asked_by',
  'duty_marks.marked_by',
  'notices.published_by',
  'notices.withdrawn_by',
  'notice_annotations.author_id',
  'calendar_years.kept_by',
  'punishments.entered_by',
  'punishments.withdrawn_by',
  'read_log.reader_id',
  'record_history.changed_by',
  'records.author_id',
  'records.decided_by',
  'settings.set_by',
  'study_attestations.attested_by',
])

describeOnBoth('own data', (open) => {
  let context: TestContext
  let city: SmallCity
  let api: TestApi
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await copySmallCity(context)
    api = openApi(context)
    const { id } = await submitRecord(
      context,
      city.member,
      submission.parse({
        clientId: context.newId(),
        record: { kind: 'volunteer-hours', happenedOn: '2026-11-18', title: '社区服务', hours: '2' },
      }),
    )
    await decideRecords(context, city.secretary, { step: 'approve', reason: null, records: [{ id, revision: 1 }] })
    await enterFinding(context, city.organStaff, {
      clientId: context.newId(),
      subject: { personId: city.member.personId },
      ruleset: 'default/pioneer-index',
      clause: 'bottom.talk',
      fact: { quantity: 1 },
      happenedOn: '2026-10-01' as CivilDate,
      document: null,
      reason: '迟到三次',
      fileIds: [],
    })
    await enterPunishment(context, city.organStaff, {
      clientId: context.newId(),
      personId: city.member.personId,
      level: 'warning',
      matter: null,
      decidedOn: '2026-09-01' as CivilDate,
      document: '甲纪〔2026〕1号',
    })
    await uploadFile(context, city.member, { contentType: 'image/png', bytes: png() })
    await api.call(city.secretary, 'GET', `/records/${id}`)
    const complaint = { clientId: context.newId(), to: 'organ-committee', text: '请公布会议安排' }
    await api.call(city.member, 'POST', '/complaints', complaint)
  })
  afterAll(() => rmSync(context.filesDirectory, { recursive: true, force: true }))

  test('holds everything: profile, records with history, findings, punishment, scores, who looked', async () => {
    const data = await readMyData(context, city.member)
    expect(Object.keys(data)).toEqual(Object.keys(myDataSections))
    expect(data.profile).toEqual([
      {
        id: city.member.personId,
        name: '党员甲',
        sex: null,
        birthMonth: null,
        joinedOn: '2012-05-01',
        joinedPrecision: 'day',
      },
    ])
    expect(data.memberships).toMatchObject([{ branch: '甲局第一支部', group: null, from: '2020-01-01', until: null }])
    expect(data.records).toMatchObject([{ state: 'approved', author: '党员甲', decidedBy: '书记员', quarters: 8 }])
    expect(data.recordHistory).toMatchObject([
      { revision: 1, state: 'submitted', changedBy: '党员甲' },
      { revision: 2, state: 'approved', changedBy: '书记员' },
    ])
    expect(data.findings).toMatchObject([{ clause: 'bottom.talk', reason: '迟到三次', enteredBy: '党委员' }])
    expect(data.punishments).toMatchObject([{ level: 'warning', document: '甲纪〔2026〕1号' }])
    expect(data.scores.length).toBeGreaterThan(0)
    expect(data.files).toMatchObject([{ type: 'image/png' }])
    expect(data.complaints).toMatchObject([{ text: '请公布会议安排', organisation: '甲局机关党委' }])
    expect(data.sessions.length).toBe(1)
    expect(data.reads).toContainEqual({
      reader: '书记员',
      what: 'record',
      at: new Date(context.now()).toISOString(),
    })
  })

  test('nothing of anybody else is in it', async () => {
    const data = await readMyData(context, city.colleague)
    const empty = Object.entries(data).filter(([, rows]) => rows.length === 0)
    expect(empty.map(([name]) => name)).toEqual(
      expect.arrayContaining(['records', 'findings', 'punishments', 'files', 'complaints', 'reads', 'recordHistory']),
    )
    expect(JSON.stringify(data)).not.toContain(city.member.personId)
    expect(JSON.stringify(data)).not.toContain('党员甲')
  })

  test('is exported as one file: labels first, the same order each time, over HTTP', async () => {
    const read = async () => {
      const { contentType, bytes } = await exportMyData(context, city.member)
      expect(contentType).toBe('application/json')
      return new TextDecoder().decode(bytes)
    }
    const [first, second] = [await read(), await read()]
    const parsed = JSON.parse(first) as {
      栏目: Record<string, { 名称: string; 字段: object }>
      资料: Record<string, object[]>
    }
    expect(Object.keys(parsed)).toEqual(['说明', '城市', '导出时间', '栏目', '资料'])
    for (const [name, rows] of Object.entries(parsed.资料)) {
      for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(parsed.栏目[name]?.字段 ?? {}))
    }
    const withoutExports = (text: string) =>
      JSON.stringify({ ...JSON.parse(text), 资料: { ...JSON.parse(text).资料, changes: [] } })
    expect(withoutExports(second)).toBe(withoutExports(first))
    const { status, answer } = await api.call(city.member, 'GET', '/mine/data/export')
    expect(status).toBe(200)
    expect(answer).toMatchObject({ 城市: city.cityId, 栏目: { punishments: { 名称: '处分' } } })
    expect((await api.call(null, 'GET', '/mine/data')).status).toBe(401)
    expect((await api.call(city.member, 'GET', '/mine/data')).status).toBe(200)
  })

  test('every table and column that can hold a person is told, or is about an office', async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and (column_name ~ '_(by|id)$' or column_name in ('actor', 'id'))
        and column_name not in ('city_id', 'app_id', 'open_id', 'client_id')
        and (data_type = 'uuid' or column_name = 'actor')`.execute(context.database.kysely)
    const [person] = [city.member.personId]
    const holds = await Promise.all(
      rows.map(async ({ table, column }) => {
        const found =
          await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)}::text = ${person} limit 1`.execute(
            context.database.kysely,
          )
        return found.rows.length > 0 ? `${table}.${column}` : undefined
      }),
    )
    const named = rows.filter(({ column }) =>
      /^(person_id|owner_id|author_id|lecturer_id|actor)$|_by$|reader_id/.test(column),
    )
    const candidates = new Set([
      ...named.map(({ table, column }) => `${table}.${column}`),
      ...holds.flatMap((one) => one ?? []),
    ])
    const told = new Set(
      Object.values(myDataSections).flatMap(({ table, theirs }) => {
        const [, column] = /^held\.(\w+) = \$person/.exec(theirs) ?? []
        return column === undefined ? [] : [`${table}.${column}`]
      }),
    )
    const silent = [...candidates].filter((column) => !told.has(column) && !IN_OFFICE.has(column))
    expect(silent.sort()).toEqual([])
    for (const column of IN_OFFICE) expect([...candidates]).toContain(column)
  })

  test('every column of a section’s table is told or withheld by name', async () => {
    const withheld = new Set([
      ...[
        'name_sort',
        'revision',
        'group_id',
        'branch_id',
        'organisation_id',
        'adoption_id',
        'subject_id',
        'activity_id',
      ],
      // who it is, which the file is about, and keys that mean nothing to a reader
      ...['city_id', 'id', 'person_id', 'owner_id', 'author_id', 'lecturer_id', 'client_id'],
      // secrets that only their hash is kept of, and the machinery of sending
      ...[
        'code_hash',
        'refresh_hash',
        'failed_guesses',
        'body_hash',
        'due_at',
        'leased_until',
        'attempts',
        'dead_at',
        'last_error',
      ],
      ...['object_kind', 'object_id', 'actor', 'seal', 'reader_id', 'entered_by', 'withdrawn_by'],
      // the activity of an attendance, told by its title
      ...['kinds', 'quarters', 'closed_at', 'expects'],
    ])
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'public'`.execute(
      context.database.kysely,
    )
    for (const name of Object.keys(myDataSections) as MyDataSection[]) {
      const { table, fields }: { table: string; fields: Readonly<Record<string, string>> } = myDataSections[name]
      const told = Object.values(fields).join(' ')
      const columns = rows.filter((row) => row.table === table).map(({ column }) => column)
      const silent = columns.filter((column) => !withheld.has(column) && !new RegExp(`\\b${column}\\b`).test(told))
      expect({ name, silent }).toEqual({ name, silent: [] })
    }
  })

  test('the compartment is closed again behind it', async () => {
    const rows = await inTransaction(context.database, city.member, (tx) =>
      tx.selectFrom('punishments').selectAll().execute(),
    )
    expect(rows).toEqual([])
  })
})
