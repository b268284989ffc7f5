import { beforeEach, expect, test } from '@jest/globals'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { pack, parts, row } from './workbooks'

interface Row {
  readonly row: number
  readonly fate: string
  readonly name: string | null
  readonly branch: string | null
  readonly reason: string | null
}
interface Preview {
  readonly preview: string
  readonly counts: Record<string, number>
  readonly sheets: { headerRow: number | null; notes: string[] }[]
  readonly rows: Row[]
}

const number = (value: number, style = 0) => ({ xml: `<c s="${style}"><v>${value}</v></c>` })
/** Style 1 shows a day. */
const DAYS = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'

describeOnBoth('a roster in the forms that offices print', (open) => {
  const place = eachTestACity(open)
  let branch: string
  beforeEach(async () => {
    branch = await asOwner(place.context.database, 'list-cities', async (tx) => {
      const { name } = await tx
        .selectFrom('organisations')
        .select('name')
        .where('city_id', '=', place.city.cityId)
        .where('id', '=', place.city.branches[0])
        .executeTakeFirstOrThrow()
      return name
    })
  })
  const send = async (path: string, bytes: Uint8Array) => {
    const response = await place.api.sendBytes(place.city.worksStaff, 'POST', path, bytes)
    return { status: response.status, answer: (await response.json()) as unknown }
  }
  const preview = async (bytes: Uint8Array): Promise<Preview> => {
    const { status, answer } = await send('/roster/preview', bytes)
    expect({ status, answer }).toMatchObject({ status: 200 })
    return answer as Preview
  }
  /** Writes what a file says of new people. @returns the days on which they joined, by name */
  const joinings = async (bytes: Uint8Array): Promise<Record<string, string>> => {
    const { preview: hash } = await preview(bytes)
    const { status } = await send(`/roster/confirm?preview=${hash}&clientId=${place.context.newId()}`, bytes)
    expect(status).toBe(200)
    const people = await asOwner(place.context.database, 'list-cities', (tx) =>
      tx.selectFrom('people').select(['name', 'joined_on']).where('city_id', '=', place.city.cityId).execute(),
    )
    return Object.fromEntries(people.map(({ name, joined_on }) => [name, joined_on]))
  }

  test('headers merged over two rows are read, sub-headers by what they say', async () => {
    const bytes = pack(
      parts(
        {
          花名册:
            row(1, '某机关党员花名册') +
            row(2, '序号', '姓名', '性别', '入党时间', null, '组织关系', null) +
            row(3, null, null, null, '转正日期', '入党日期', '所在党支部', '党小组') +
            row(4, '1', '郑一', '男', '2020-05-01', '2019-05-01', branch) +
            row(5, '2', '郑二', '女', '2021-06-01', '2020-06-01', branch) +
            row(6, '序号', '姓名', '性别', '入党时间', null, '组织关系', null) +
            row(7, null, null, null, '转正日期', '入党日期', '所在党支部', '党小组') +
            row(8, '3', '郑三', '男', '2019-07-01', '2018-07-01', branch),
        },
        { merges: ['A1:G1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:G2'] },
      ),
    )
    const { rows, sheets } = await preview(bytes)
    expect(rows.map(({ row: at, fate, name }) => [at, fate, name])).toEqual([
      [4, 'create', '郑一'],
      [5, 'create', '郑二'],
      [6, 'remark', null],
      [7, 'remark', null],
      [8, 'create', '郑三'],
    ])
    expect(sheets[0]?.headerRow).toBe(2)
    expect(sheets[0]?.notes).toContain('表头占第 2 至 3 行')
    expect(await joinings(bytes)).toMatchObject({ 郑一: '2019-05-01', 郑二: '2020-06-01', 郑三: '2018-07-01' })
  })

  test('a group over 姓名 with the others merged down, and two rows of headers that nothing merges', async () => {
    const merged = parts(
      {
        甲:
          row(1, '党支部', '基本情况', null, '入党') +
          row(2, null, '姓名', '性别', '时间') +
          row(3, branch, '钱一', '男', '2019-05-01'),
      },
      { merges: ['A1:A2', 'B1:C1'] },
    )
    expect(await joinings(pack(merged))).toMatchObject({ 钱一: '2019-05-01' })
    const plain = parts({
      乙:
        row(1, '姓名', '性别', '入党时间', null, '支部') +
        row(2, null, null, '转正日期', '入党日期', null) +
        row(3, '钱二', '女', '2020-05-01', '2019-05-02', branch),
    })
    expect(await joinings(pack(plain))).toMatchObject({ 钱二: '2019-05-02' })
  })

  test('a branch merged over its people counts for each of them; a merged name is refused with its row', async () => {
    const bytes = pack(
      parts(
        {
          花名册:
            row(1, '党支部', '姓名', '入党日期') +
            row(2, branch, '冯一', '2019-05-01') +
            row(3, null, '冯二', '2019-06-01') +
            row(4, null, null, '2019-07-01') +
            row(5, null, null, null) +
            row(6, branch, '冯三', '2019-08-01'),
        },
        { merges: ['A2:A5', 'B3:B4'] },
      ),
    )
    const { rows } = await preview(bytes)
    expect(rows.map(({ row: at, fate }) => [at, fate])).toEqual([
      [2, 'create'],
      [3, 'create'],
      [4, 'refused'],
      [5, 'blank'],
      [6, 'create'],
    ])
    expect(rows[1]?.branch).toBe(branch)
    expect(rows[2]?.reason).toContain('和第 3 行合并成了一格，请一人一行')
  })

  test('a date with a column each for year, month and day is refused, naming sheet and rows', async () => {
    const bytes = pack(
      parts(
        {
          花名册:
            row(1, '党员花名册') +
            row(2, '姓名', '支部', '入党时间', null, null) +
            row(3, null, null, '年', '月', '日') +
            row(4, '卫一', branch, '2019', '5', '1'),
        },
        { merges: ['A1:E1', 'A2:A3', 'B2:B3', 'C2:E2'] },
      ),
    )
    const { status, answer } = await send('/roster/preview', bytes)
    expect(status).toBe(400)
    expect((answer as { message: string }).message).toBe(
      '工作表“花名册”第 2 至 3 行的表头把“入党日期”分成了年、月、日几栏，请合成一栏，写成 2019-05-01 或 2019-05',
    )
  })

  test('a title merged over many rows at the side does not swallow people', async () => {
    const bytes = pack(
      parts(
        {
          花名册:
            row(1, '姓名', '党支部', '入党日期', '机密') +
            row(2, '蒋一', branch, '2019-05-01') +
            row(3, '蒋二', branch, '2019-05-02'),
        },
        { merges: ['D1:D30'] },
      ),
    )
    expect((await preview(bytes)).rows.map(({ name }) => name)).toEqual(['蒋一', '蒋二'])
  })

  for (const written of ['1', 'true'])
    test(`days counted from 1904 (date1904="${written}") are the days that the office sees`, async () => {
      const of1904 = (serial: number) => serial - 1462
      const bytes = pack(
        parts(
          {
            花名册:
              row(1, '姓名', '党支部', '入党日期') +
              row(2, '沈一', branch, number(of1904(43_586), 1)) +
              row(3, '沈二', branch, number(of1904(43_586))) +
              row(4, '沈三', branch, '2019-05-01'),
          },
          { workbookPr: `<workbookPr date1904="${written}"/>`, styles: DAYS },
        ),
      )
      expect(await joinings(bytes)).toMatchObject({ 沈一: '2019-05-01', 沈二: '2019-05-01', 沈三: '2019-05-01' })
    })
})
