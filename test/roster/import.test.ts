import { expect, test } from '@jest/globals'
import { createOrganisation } from '../../cloudfunctions/operations/organisations/create-organisation'
import { createPeople } from '../../cloudfunctions/operations/people/create-people'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import type { Caller } from '../../shared/access/caller'
import type { CivilDate } from '../../shared/values/civil-date'
import { parseId } from '../../shared/values/ids'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { pack, parts, roster, row, workbook, zeros } from './workbooks'

interface Row {
  readonly sheet: string
  readonly row: number
  readonly fate: string
  readonly name: string | null
  readonly branch: string | null
  readonly reason: string | null
  readonly changes: { column: string; was: string | null; is: string }[]
}
interface Preview {
  readonly preview: string
  readonly counts: Record<string, number>
  readonly sheets: { sheet: string; headerRow: number | null; notes: string[] }[]
  readonly rows: Row[]
}

describeOnBoth('a roster', (open) => {
  const place = eachTestACity(open)
  const post = async (caller: Caller, path: string, bytes: Uint8Array, type?: string) => {
    const response = await place.api.send(caller, 'POST', path, bytes, type)
    return { status: response.status, answer: (await response.json()) as unknown }
  }
  const preview = async (bytes: Uint8Array, caller: Caller = place.city.worksStaff): Promise<Preview> => {
    const { status, answer } = await post(caller, '/roster/preview', bytes)
    expect({ status, answer }).toMatchObject({ status: 200 })
    return answer as Preview
  }
  const confirm = (
    bytes: Uint8Array,
    hash: string,
    caller: Caller = place.city.worksStaff,
    clientId: string = place.context.newId(),
  ) => post(caller, `/roster/confirm?preview=${hash}&clientId=${clientId}`, bytes)
  const bring = async (bytes: Uint8Array) => {
    const { preview: hash, rows } = await preview(bytes)
    const { status, answer } = await confirm(bytes, hash)
    expect({ status, answer }).toMatchObject({ status: 200 })
    return { rows, counts: (answer as Preview).counts }
  }
  const fates = ({ rows }: { rows: readonly Row[] }) => rows.map(({ fate }) => fate)
  const people = () =>
    asOwner(place.context.database, 'list-cities', (tx) =>
      tx
        .selectFrom('people')
        .innerJoin('memberships', (join) =>
          join.onRef('memberships.city_id', '=', 'people.city_id').onRef('memberships.person_id', '=', 'people.id'),
        )
        .select(['name', 'sex', 'birth_month', 'joined_on', 'joined_precision', 'branch_id', 'group_id', 'from_date'])
        .where('people.city_id', '=', place.city.cityId)
        .orderBy('people.id')
        .execute(),
    )
  const everything = async () => {
    const tables = [
      'people',
      'memberships',
      'person_classes',
      'audit_log',
      'scores',
      'measures',
      'submissions',
    ] as const
    return asOwner(place.context.database, 'list-cities', async (tx) => {
      const rows = []
      for (const table of tables) {
        const all = await tx.selectFrom(table).selectAll().where('city_id', '=', place.city.cityId).execute()
        rows.push(all.map((one) => JSON.stringify(one)).sort())
      }
      return rows
    })
  }
  const audits = async (action: string) =>
    asOwner(place.context.database, 'list-cities', (tx) =>
      tx
        .selectFrom('audit_log')
        .select(['actor', 'object_kind', 'details'])
        .where('city_id', '=', place.city.cityId)
        .where('action', '=', action)
        .execute(),
    )
  const branchNames = async () => {
    const rows = await asOwner(place.context.database, 'list-cities', (tx) =>
      tx
        .selectFrom('organisations')
        .select(['id', 'name'])
        .where('city_id', '=', place.city.cityId)
        .where('kind', '=', 'branch')
        .execute(),
    )
    const nameOf = (id: string) => rows.find((one) => one.id === id)?.name ?? ''
    return [nameOf(place.city.branches[0]), nameOf(place.city.branches[1])] as const
  }
  const HEADERS = ['姓名', '性别', '出生年月', '入党日期', '党支部', '类别']

  test('as offices keep it: titles, headers of every kind, several sheets, odd cells; told first, written after', async () => {
    const [first, second] = await branchNames()
    await createOrganisation(place.context, place.city.worksStaff, {
      parentId: parseId(place.city.branches[0]),
      kind: 'group',
      name: '第一党小组',
      foundedOn: '2016-01-01' as CivilDate,
    })
    const date = (serial: number, style: number) => ({ xml: `<c s="${style}"><v>${serial}</v></c>` })
    const formula = (value: string) => ({ xml: `<c t="str"><f>A1&amp;B1</f><v>${value}</v></c>` })
    const number = (value: string) => ({ xml: `<c><v>${value}</v></c>` })
    const bytes = pack(
      parts(
        {
          花名册:
            row(1, '某机关党员花名册') +
            row(2, '填报单位：样例', null, '２０２６年１１月') +
            row(
              4,
              '序号',
              '所在\n党支部',
              '姓 名',
              '性　别',
              '入党时间（年月日）',
              '出生年月*',
              '党小组',
              '党员类型',
              '职务',
            ) +
            row(5, '1', first, '张　三', '男', '2019年5月1日', '1990.02', '第一党小组', '正式党员', '科长') +
            row(6, '2', first, '阿依古丽•吾守尔', '女', '２０１９．０５．０１', date(33_000, 1), null, '预备党员') +
            row(7) +
            row(8, '4', first, '张三', '男', '2019-05-01', '1990-02') +
            row(9, '5', '没有的支部', '李四', '男', '2019-05-01', '1990-02') +
            row(10, '6', first, '王五', '男', date(43_586, 2), '1991年3月') +
            row(11, '7', first, '赵六', '男', date(43_586, 1), number('33000')) +
            row(12, '8', first, formula('钱七'), '男', '2019-5', '1990-02') +
            row(13, '9', first, '=1+1', '男', '2019-5', formula('1990-02')) +
            row(14, '10', first, '孙八', '未知', '2019', '1990-02') +
            row(15, null, null, '合计', null, '8 人'),
          [second]:
            row(1, '姓名', '入党日期') + row(2, '周九', '2019-05') + row(3, '姓名', '入党日期') + row(4, '书记乙'),
          说明: row(1, '请各支部核对'),
        },
        {
          styles:
            '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="57"/><xf numFmtId="164"/></cellXfs>',
        },
      ),
    )
    const before = await everything()
    const told = await preview(bytes)
    expect(await everything()).toEqual(before)
    expect(told.sheets).toEqual([
      { sheet: '花名册', headerRow: 4, notes: ['不由花名册导入的栏目：序号、职务'] },
      {
        sheet: second,
        headerRow: 1,
        notes: [expect.stringContaining('以工作表名'), expect.stringContaining('按正式党员')],
      },
      { sheet: '说明', headerRow: null, notes: [expect.stringContaining('没有表头')] },
    ])
    const brief = told.rows.map(({ row: at, fate, name, reason }) => [at, fate, name, reason])
    expect(brief).toEqual([
      [5, 'create', '张三', null],
      [6, 'create', '阿依古丽·吾守尔', null],
      [7, 'blank', null, expect.any(String)],
      [8, 'duplicate', '张三', '与“花名册”第 5 行重复'],
      [9, 'refused', '李四', '你的范围内没有“没有的支部”这个党支部'],
      [10, 'create', '王五', null],
      [11, 'create', '赵六', null],
      [12, 'refused', null, expect.stringContaining('公式')],
      [13, 'create', '=1+1', null],
      [14, 'refused', '孙八', expect.stringMatching(/入党日期：“2019”只写到年.*性别：“未知”/)],
      [15, 'remark', null, expect.any(String)],
      [2, 'create', '周九', null],
      [3, 'remark', null, '重复的表头'],
      [4, 'unchanged', '书记乙', null],
    ])
    expect(told.rows[0]?.changes).toEqual([
      { column: '性别', was: null, is: '男' },
      { column: '出生年月', was: null, is: '1990-02' },
      { column: '入党日期', was: null, is: '2019-05-01' },
      { column: '党小组', was: null, is: '第一党小组' },
      { column: '党员类别', was: null, is: '正式党员' },
      { column: '编入支部日期', was: null, is: '2026-01-01' },
    ])
    const confirmed = await confirm(bytes, told.preview)
    expect(confirmed).toMatchObject({ status: 200, answer: { counts: told.counts } })
    const known = new Map((await people()).map((person) => [person.name, person]))
    const day = (joined_on: string) => ({ joined_on, joined_precision: 'day' })
    const month = (joined_on: string) => ({ joined_on, joined_precision: 'month' })
    expect(known.get('张三')).toMatchObject({ sex: 'male', birth_month: '1990-02', ...day('2019-05-01') })
    expect(known.get('张三')?.group_id).not.toBeNull()
    expect(known.get('阿依古丽·吾守尔')).toMatchObject({ sex: 'female', birth_month: '1990-05', ...day('2019-05-01') })
    expect(known.get('王五')).toMatchObject({ birth_month: '1991-03', ...day('2019-05-01') })
    // Typed as 2019-5, kept by the program as its first day and shown as a month.
    expect(known.get('赵六')).toMatchObject({ birth_month: '1990-05', ...month('2019-05-01') })
    expect(known.get('=1+1')).toMatchObject({ birth_month: '1990-02', ...month('2019-05-01') })
    expect(known.get('周九')).toMatchObject({ branch_id: place.city.branches[1], ...month('2019-05-01') })
    expect(known.has('李四') || known.has('钱七') || known.has('孙八')).toBe(false)
  })

  test('the same file again changes nothing, and a copy of the confirmation has the same answer', async () => {
    const [first] = await branchNames()
    const bytes = await roster(HEADERS, ['张三', '男', '1990-02', '2019-05-01', first, '正式党员'])
    const { preview: hash } = await preview(bytes)
    const clientId = place.context.newId()
    const copies = await Promise.all([0, 1, 2].map(() => confirm(bytes, hash, undefined, clientId)))
    for (const copy of copies) expect(copy).toMatchObject({ status: 200, answer: { counts: { create: 1 } } })
    expect((await people()).filter(({ name }) => name === '张三')).toHaveLength(1)
    const rest = async () => (await everything()).slice(0, 6)
    const before = await rest()
    const again = await preview(bytes)
    expect(fates(again)).toEqual(['unchanged'])
    expect(await confirm(bytes, again.preview)).toMatchObject({ status: 200, answer: { counts: { unchanged: 1 } } })
    expect(await rest()).toEqual(before)
    expect(await audits('import-roster')).toEqual([
      { actor: place.city.worksStaff.personId, object_kind: 'roster', details: { created: 1, changed: 0 } },
    ])
  })

  test('a city, a day or a file that changed since the preview refuses the confirmation and writes nothing', async () => {
    const [first] = await branchNames()
    const bytes = await roster(HEADERS, ['张三', '男', '1990-02', '2019-05-01', first, '正式党员'])
    const { preview: hash } = await preview(bytes)
    const conflict = { status: 409, answer: { code: 'revision-conflict' } }
    const other = await roster(HEADERS, ['张三', '男', '1990-03', '2019-05-01', first, '正式党员'])
    const before = await everything()
    expect(await confirm(other, hash)).toMatchObject(conflict)
    place.context.setNow('2026-11-21T00:00:01+08:00')
    expect(await confirm(bytes, hash)).toMatchObject(conflict)
    place.context.setNow('2026-11-20T10:00:00+08:00')
    expect(await everything()).toEqual(before)
    const joinedOn = '2019-05-01' as CivilDate
    await createPeople(place.context, place.city.worksStaff, [
      {
        name: '张三',
        sex: 'male',
        birthMonth: '1990-02',
        joinedOn,
        joinedPrecision: 'day',
        class: 'regular',
        branchId: parseId(place.city.branches[0]),
        groupId: null,
        from: joinedOn,
      },
    ])
    expect(await confirm(bytes, hash)).toMatchObject(conflict)
    expect((await people()).filter(({ name }) => name === '张三')).toHaveLength(1)
  })

  test('two files that name the same new member, confirmed at once, enter them once', async () => {
    const [first] = await branchNames()
    const one = await roster(HEADERS, ['张三', '男', '1990-02', '2019-05-01', first, '正式党员'])
    const two = await roster(['姓名', '党支部', '入党时间'], ['张三', first, '2019年5月1日'])
    const hashes = [(await preview(one)).preview, (await preview(two)).preview] as const
    const answers = await Promise.all([confirm(one, hashes[0]), confirm(two, hashes[1])])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await people()).filter(({ name }) => name === '张三')).toHaveLength(1)
  })

  test('what is known of a member changes where the roster says more, and the score follows', async () => {
    const [first] = await branchNames()
    await bring(await roster(HEADERS, ['张三', null, null, '2019-05', first, '正式党员']))
    const more = await roster(HEADERS, ['张三', '女', '1990-02', '2019-05-20', first, '退休党员'])
    const { rows, counts } = await bring(more)
    expect(rows[0]).toMatchObject({ fate: 'change', reason: expect.stringContaining('2026-11-20') })
    expect(rows[0]?.changes).toEqual([
      { column: '性别', was: null, is: '女' },
      { column: '出生年月', was: null, is: '1990-02' },
      { column: '入党日期', was: '2019-05', is: '2019-05-20' },
      { column: '党员类别', was: '正式党员', is: '退休党员' },
    ])
    expect(counts).toMatchObject({ change: 1, create: 0 })
    expect((await people()).find(({ name }) => name === '张三')).toMatchObject({
      sex: 'female',
      birth_month: '1990-02',
      joined_on: '2019-05-20',
      joined_precision: 'day',
    })
    expect(fates(await preview(more))).toEqual(['unchanged'])
    // A month that holds the known day, and empty cells, say nothing new.
    expect(fates(await preview(await roster(HEADERS, ['张三', null, null, '2019年5月', first, null])))).toEqual([
      'unchanged',
    ])
    expect(await audits('change-person')).toEqual([
      expect.objectContaining({ details: expect.objectContaining({ revision: 2 }) }),
    ])
    const late = await preview(await roster(HEADERS, ['张三', null, '1990-02', '2026-05-01', first, null]))
    expect(late.rows[0]).toMatchObject({ fate: 'refused', reason: expect.stringContaining('晚于已有的登记') })
  })

  test('two people of one name are told apart by their marks, or the row asks for one', async () => {
    const [first] = await branchNames()
    const both = await roster(
      HEADERS,
      ['张伟', '男', '1990-02', '2019-05-01', first, null],
      ['张伟', '男', '1985-07', '2012-06-01', first, null],
    )
    expect(fates(await bring(both))).toEqual(['create', 'create'])
    const rows = async (...data: Parameters<typeof roster>) => (await preview(await roster(HEADERS, ...data))).rows
    expect(await rows(['张伟', '女', '1985-07', '2012-06-01', first, null])).toMatchObject([{ fate: 'change' }])
    expect(await rows(['张伟', null, '1985-07', null, first, null])).toMatchObject([{ fate: 'unchanged' }])
    expect(await rows(['张伟', null, null, null, first, null])).toMatchObject([
      { fate: 'refused', reason: expect.stringMatching(/2 位同名党员.*出生年月/) },
    ])
    expect(await rows(['张伟', null, '1979-01', '2001-01-01', first, null])).toMatchObject([
      { fate: 'create', reason: expect.stringContaining('另有 2 位同名') },
    ])
    // A day of joining that differs alone may be a correction or another person: people decide.
    await bring(await roster(HEADERS, ['李娜', null, null, '2015-01-01', first, null]))
    expect(await rows(['李娜', null, '1990-01', '2016-01-01', first, null])).toMatchObject([
      { fate: 'refused', reason: expect.stringContaining('分不清') },
    ])
    const inFile = await rows(
      ['陈静', '女', null, '2019-05-01', first, null],
      ['陈静', '女', null, '2018-05-01', first, null],
      ['陈静', '男', null, '2019-05-01', first, null],
    )
    expect(inFile).toMatchObject([
      { fate: 'create' },
      { fate: 'refused', reason: expect.stringContaining('分不清') },
      { fate: 'refused', reason: expect.stringMatching(/第 2 行是同一人，性别却不同/) },
    ])
  })

  test('a member known in another branch is not moved, and an outsider learns no more than that', async () => {
    const [first, second] = await branchNames()
    await bring(await roster(HEADERS, ['张三', '男', '1990-02', '2019-05-01', second, '正式党员']))
    const here = await roster(HEADERS, ['张三', '男', '1990-02', '2019-05-01', first, '正式党员'])
    const told = await preview(here)
    expect(told.rows).toMatchObject([{ fate: 'transfer', reason: expect.stringContaining(second) }])
    const { counts } = await bring(here)
    expect(counts).toMatchObject({ transfer: 1, create: 0 })
    expect((await people()).filter(({ name }) => name === '张三')).toMatchObject([
      { branch_id: place.city.branches[1] },
    ])
    const outside = await preview(here, place.city.organStaff)
    expect(outside.rows).toMatchObject([{ fate: 'transfer', reason: expect.not.stringContaining(second) }])
    const namesake = await roster(HEADERS, ['张三', '男', '1970-02', '1999-05-01', first, '正式党员'])
    expect(fates(await preview(namesake, place.city.organStaff))).toEqual(['create'])
    const twice = await preview(
      await roster(
        HEADERS,
        ['吴用', '男', '1990-02', '2019-05-01', first, null],
        ['吴用', '男', '1990-02', '2019-05-01', second, null],
      ),
    )
    expect(twice.rows).toMatchObject([
      { fate: 'create' },
      { fate: 'refused', reason: expect.stringContaining('疑似同一人') },
    ])
  })

  test('organ staff bring in their own branches, secretaries and members nobody; a branch of two organs needs its organ', async () => {
    const [first, second] = await branchNames()
    const bytes = await roster(
      HEADERS,
      ['张三', '男', '1990-02', '2019-05-01', first, null],
      ['李四', '男', '1990-02', '2019-05-01', second, null],
    )
    const told = await preview(bytes, place.city.organStaff)
    expect(fates(told)).toEqual(['create', 'refused'])
    expect(await confirm(bytes, told.preview, place.city.organStaff)).toMatchObject({ status: 200 })
    expect((await people()).map(({ name }) => name)).toEqual(expect.not.arrayContaining(['李四']))
    for (const caller of [place.city.secretary, place.city.member]) {
      expect(await post(caller, '/roster/preview', bytes)).toMatchObject({ status: 404 })
      expect(await confirm(bytes, told.preview, caller)).toMatchObject({ status: 404 })
      expect((await place.api.send(caller, 'GET', '/roster/template')).status).toBe(404)
    }
    for (const organ of place.city.organs) {
      await createOrganisation(place.context, place.city.worksStaff, {
        parentId: parseId(organ),
        kind: 'branch',
        name: '第一党支部',
        foundedOn: '2016-01-01' as CivilDate,
      })
    }
    const rows = await asOwner(place.context.database, 'list-cities', (tx) =>
      tx.selectFrom('organisations').select(['id', 'name']).where('city_id', '=', place.city.cityId).execute(),
    )
    const organ = rows.find(({ id }) => id === place.city.organs[1])?.name ?? ''
    const one = ['王五', '2019-05-01']
    const asked = await preview(
      await roster(
        ['姓名', '入党时间', '所属支部', '上级党组织'],
        [...one, '第一支部', null],
        ['赵六', '2018-01-01', '第一支部', organ],
        ['钱七', '2018-01-01', `${organ}第一党支部`, null],
      ),
    )
    expect(asked.rows).toMatchObject([
      { fate: 'refused', reason: expect.stringContaining('有 2 个') },
      { fate: 'create' },
      { fate: 'create' },
    ])
  })

  test('nobody changes themselves by a roster, and whose data was looked at is noted', async () => {
    const [first] = await branchNames()
    const bytes = await roster(
      HEADERS,
      ['党委员', '男', '1990-02', null, first, null],
      ['党员甲', null, null, null, first, null],
    )
    const self = await asOwner(place.context.database, 'list-cities', (tx) =>
      tx.selectFrom('people').select('name').where('id', '=', place.city.organStaff.personId).executeTakeFirstOrThrow(),
    )
    expect(self.name).toBe('党委员')
    const told = await preview(bytes, place.city.organStaff)
    expect(told.rows).toMatchObject([{ fate: 'refused', reason: '自己的资料由他人维护' }, { fate: 'unchanged' }])
    const looks = await asOwner(place.context.database, 'list-cities', (tx) =>
      tx.selectFrom('read_log').select(['person_id', 'what']).where('city_id', '=', place.city.cityId).execute(),
    )
    expect(looks).toEqual([{ person_id: place.city.member.personId, what: 'preview-roster' }])
  })

  test('what is no roster is refused by code and sentence', async () => {
    const refuse = (bytes: Uint8Array, type?: string) => post(place.city.worksStaff, '/roster/preview', bytes, type)
    expect(await refuse(Buffer.from('姓名,入党日期\n'))).toMatchObject({
      status: 415,
      answer: { code: 'wrong-content-type', message: expect.stringContaining('CSV') },
    })
    expect(await refuse(await roster(['姓名']), 'text/csv')).toMatchObject({ status: 415 })
    expect(await refuse(new Uint8Array(5 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      answer: { code: 'too-large' },
    })
    const bomb = pack({ ...parts({ 名单: row(1, '姓名') }), 'xl/media/a.png': zeros(101) })
    expect(await refuse(bomb)).toMatchObject({ status: 413, answer: { code: 'too-large' } })
    expect(await refuse(pack({ 'xl/workbook.xml': new Uint8Array([1]) }))).toMatchObject({ status: 422 })
    expect(await refuse(await roster(['名称', '数量'], ['桌子', 3]))).toMatchObject({
      status: 400,
      answer: { code: 'bad-request', message: expect.stringContaining('没有找到表头') },
    })
    expect(await refuse(await workbook({ sheet: 'a', data: [] }))).toMatchObject({ status: 400 })
  })

  test('the template comes filled with the caller’s branches, and goes up as an empty roster', async () => {
    const [first, second] = await branchNames()
    const response = await place.api.send(place.city.organStaff, 'GET', '/roster/template')
    expect(response.status).toBe(200)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const { default: readXlsxFile } = await import('read-excel-file/universal')
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer)
    const text = JSON.stringify(sheets)
    expect(text).toContain(first)
    expect(text).not.toContain(second)
    const told = await preview(bytes)
    expect(told.rows).toEqual([])
    expect(told.sheets.map(({ headerRow }) => headerRow)).toEqual([1, null, null])
  })
})
