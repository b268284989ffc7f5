import { rmSync } from 'node:fs'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { makeDocuments } from '../../cloudfunctions/local/make-documents'
import { eachTestACity } from '../city/each-test-a-city'
import { describeOnBoth } from '../postgres/databases'
import { pack, parts, roster, row } from '../roster/workbooks'
import { openTick } from '../tick/open-tick'
import { openStaffPhone, type StaffPhone } from './harness/staff-phone'

describeOnBoth('files that staff bring in and take away, on the phone against the real API', (open) => {
  const place = eachTestACity(open)
  let phone: StaffPhone
  beforeEach(() => {
    phone?.app.close()
  })
  afterAll(() => rmSync(place.context.filesDirectory, { recursive: true, force: true }))

  const asWorksStaff = async () => {
    const { city } = place
    phone = await openStaffPhone(place, city.worksStaff, `works-staff@${city.worksCommitteeId}`)
  }
  const namesInBranch = async () => {
    const path = `/people?organisationId=${place.city.branches[0]}&limit=100`
    const { answer } = await place.api.call(place.city.worksStaff, 'GET', path)
    return (answer as { items: { name: string }[] }).items.map(({ name }) => name)
  }

  test('a messy roster is previewed row by row, written when confirmed, and changes nothing the second time', async () => {
    const before = await namesInBranch()
    const messy = pack(
      parts(
        {
          花名册:
            row(1, '甲局机关党委党员花名册') +
            row(2, '序号', '姓 名', '入党时间（年月日）', null, '所在\n支部', '类别') +
            row(3, null, null, '入党日期', '转正日期', null, null) +
            row(4, '1', '诸葛　明', '２０１９年５月１日', '2020.5.1', '甲局第一支部', '正式党员') +
            row(5, '2', '欧阳·雪', '2021-6', null, '甲局第一支部', '预备党员') +
            row(6, '3', '没有日期的', '前年', null, '甲局第一支部') +
            row(7, '4', '走错门的', '2019-05-01', null, '不存在的支部') +
            row(8) +
            row(9, '5', '诸葛明', '2019-05-01', null, '甲局第一支部') +
            row(10, '合计', '合计', '5'),
        },
        { merges: ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3', 'F2:F3'] },
      ),
    )
    await asWorksStaff()
    const page = await phone.app.open('packages/committee/roster/index')
    await phone.until(page, '选一份花名册')
    phone.files.lay('甲局花名册.xlsx', messy)
    await page.press('choose-file')
    await phone.until(page, '确认写入 2 人')
    const said = page.text()
    for (const words of [
      '甲局花名册.xlsx',
      '“前年”不是日期',
      '不存在的支部',
      '与“花名册”第 4 行重复',
      '表头占第 2 至 3 行',
    ]) {
      expect(said).toContain(words)
    }
    // The reason stands in the row it is about: number, name and words follow one another.
    expect(said).toMatch(/\n6\n没有日期的\n甲局第一支部\n不能编入\n入党日期：“前年”不是日期/)
    expect(await namesInBranch()).toEqual(before)

    await page.press('confirm')
    await page.press('dialog-act')
    await phone.until(page, '没有要写入的内容')
    expect((await namesInBranch()).filter((name) => !before.includes(name)).sort()).toEqual(
      ['欧阳·雪', '诸葛明'].sort(),
    )

    const after = await namesInBranch()
    phone.files.lay('再来一次.xlsx', messy)
    await page.press('choose-file')
    await phone.until(page, '再来一次.xlsx')
    await phone.until(page, '没有要写入的内容')
    expect(page.has('confirm')).toBe(false)
    expect(await namesInBranch()).toEqual(after)
    phone.sound(page)
  })

  test('what is no roster is refused in a sentence, and the next file is read', async () => {
    await asWorksStaff()
    const page = await phone.app.open('packages/committee/roster/index')
    await phone.until(page, '选一份花名册')
    phone.files.lay('照片.xlsx', new Uint8Array(2000).fill(7))
    await page.press('choose-file')
    await phone.until(page, '.xlsx 文件')
    expect(page.has('confirm')).toBe(false)
    phone.files.lay('没有表头.xlsx', await roster(['一', '二'], ['三', '四']))
    await page.press('choose-file')
    await phone.until(page, '没有找到表头')
    phone.files.lay('好的.xlsx', await roster(['姓名', '支部', '入党日期'], ['司马光', '甲局第一支部', '2019-05-01']))
    await page.press('choose-file')
    await phone.until(page, '确认写入 1 人')
    phone.sound(page)
  })

  test('the template comes down as a workbook', async () => {
    await asWorksStaff()
    const page = await phone.app.open('packages/committee/roster/index')
    await phone.until(page, '下载模板')
    await page.press('template')
    await phone.app.until(() => phone.files.opened.length === 1, 'the template')
    expect(phone.files.opened[0]?.name).toBe('花名册模板.xlsx')
    expect(textOf(phone.files.opened[0]?.bytes)).toContain('甲局第一支部')
    phone.sound(page)
  })

  test('the table of standings is asked for, made, and taken away in the office; so is the letter of a notice', async () => {
    const { api, city, context } = place
    await asWorksStaff()
    const standings = await phone.app.open('packages/committee/standings/index')
    await phone.until(standings, '导出等次表')
    await standings.press('export')
    await phone.until(standings, '正在制作等次表')
    const listed = async () => {
      const { answer } = await api.call(city.worksStaff, 'GET', '/documents')
      return (answer as { items: { id: string; kind: string; state: string }[] }).items
    }
    expect(await listed()).toMatchObject([{ kind: 'standings', state: 'waiting' }])

    await openTick(context).runTick()
    const { answer: kept } = await api.call(city.organStaff, 'GET', '/notices?of=kept')
    const [{ id: noticeId } = { id: '' }] = (kept as { items: { id: string }[] }).items
    const signed = await api.call(city.organStaff, 'POST', `/notices/${noticeId}/publish`, {
      revision: 1,
      reason: null,
    })
    expect(signed.status).toBe(200)
    const office = await phone.app.open('packages/committee/office/index')
    await office.press('part-documents')
    await phone.until(office, '制作中')
    expect(await makeDocuments(context)).toBe(2)

    phone.app.close()
    await asWorksStaff()
    const made = await phone.app.open('packages/committee/office/index')
    await made.press('part-documents')
    await phone.until(made, '2026 年度等次表')
    await phone.until(made, '关于2026年10月机关党建工作情况的通报')
    for (const { id, kind } of await listed()) {
      const before = phone.files.opened.length
      await made.press(`take-${id}`)
      await phone.app.until(() => phone.files.opened.length > before, kind)
      await phone.app.settle()
    }
    const files = new Map(phone.files.opened.map(({ name, bytes }) => [name, textOf(bytes)]))
    expect([...files.keys()].sort()).toEqual(
      ['2026年度等次表.xlsx', '甲局机关党委：关于2026年10月机关党建工作情况的通报.docx'].sort(),
    )
    expect(files.get('2026年度等次表.xlsx')).toContain('甲局第一支部')
    const letter = files.get('甲局机关党委：关于2026年10月机关党建工作情况的通报.docx')
    expect(letter).toContain('关于2026年10月机关党建工作情况的通报')
    expect(letter).toContain('甲局机关党委')
    phone.sound(made)
  })

  test('an inspector, who reads no messages, finds the table that they asked for in their office too', async () => {
    const { api, city, context } = place
    const post = { personId: city.colleague.personId, organisationId: city.worksCommitteeId, role: 'inspector' }
    const granted = await api.call(city.worksStaff, 'POST', '/roles', { ...post, from: '2026-01-01', until: null })
    expect(granted.status).toBe(200)
    phone = await openStaffPhone(place, city.colleague, `inspector@${city.worksCommitteeId}`)
    const standings = await phone.app.open('packages/committee/standings/index')
    await phone.until(standings, '导出等次表')
    await standings.press('export')
    await phone.until(standings, '正在制作等次表')
    expect(await makeDocuments(context)).toBe(1)
    await standings.press('tab-/packages/committee/office/index')
    const office = await phone.app.follow()
    await phone.until(office, '2026 年度等次表')
    expect(office.has('part-outbox')).toBe(false)
    phone.sound(office)
  })
})

/** All texts of a packed file. */
function textOf(bytes: Uint8Array | undefined): string {
  const files = unzipSync(bytes ?? new Uint8Array())
  return Object.entries(files)
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, part]) => strFromU8(part))
    .join('')
}
