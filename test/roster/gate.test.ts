import { expect, test } from '@jest/globals'
import { strToU8 } from 'fflate'
import { readWorkbook } from '../../cloudfunctions/files/read-workbook'
import { AppError } from '../../shared/values/app-error'
import { pack, parts, roster, row, zeros } from './workbooks'

const refusal = async (bytes: Uint8Array): Promise<[string, string]> => {
  try {
    await readWorkbook(bytes)
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.message]
    throw error
  }
  return ['none', '']
}
const sound = () => parts({ 名单: row(1, '姓名', '入党日期') + row(2, '张三', '2019-05-01') })
/** Where the directory keeps a field of an entry. */
const inDirectory = (archive: Uint8Array, name: string, offset: number): number => {
  const at = Buffer.from(archive).lastIndexOf(name)
  return at - 46 + offset
}
const put = (archive: Uint8Array, at: number, value: number, bytes: 2 | 4): Uint8Array => {
  const changed = Buffer.from(archive)
  if (bytes === 2) changed.writeUInt16LE(value, at)
  else changed.writeUInt32LE(value, at)
  return new Uint8Array(changed)
}

test('a sound workbook comes through, with its values as they are', async () => {
  const { sheets } = await readWorkbook(pack(sound()))
  expect(sheets.map(({ name, rows }) => ({ name, rows }))).toEqual([
    {
      name: '名单',
      rows: [
        ['姓名', '入党日期'],
        ['张三', '2019-05-01'],
      ],
    },
  ])
  expect((await readWorkbook(await roster(['姓名'], ['李四']))).sheets[0]?.rows).toEqual([['姓名'], ['李四']])
})

test.each<[string, Uint8Array, string]>([
  ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), '旧版的 .xls'],
  [
    'a workbook with a password',
    new Uint8Array(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')])),
    '密码',
  ],
  ['a CSV', strToU8('\ufeff姓名,入党日期\n张三,2019-05-01\n'), 'CSV'],
  ['a web page', strToU8('<html><table><tr><td>姓名</td></tr></table></html>'), '网页'],
  ['a PDF', strToU8('%PDF-1.7'), 'PDF'],
  ['a picture', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), '图片'],
  ['nothing we know', strToU8('hello'), '不是 .xlsx'],
  ['a Word document', pack({ 'word/document.xml': strToU8('<w/>') }), 'Word'],
  ['a binary workbook', pack({ 'xl/workbook.bin': strToU8('x') }), '.xlsb'],
  ['an OpenDocument sheet', pack({ 'content.xml': strToU8('<o/>') }), '.ods'],
  ['an archive', pack({ 'a.txt': strToU8('x') }), '压缩包'],
])('%s is no roster, and the sentence says what to do', async (_, bytes, sentence) => {
  expect(await refusal(bytes)).toEqual(['wrong-content-type', expect.stringContaining(sentence)])
})

test('an archive that unpacks beyond 100 MB is refused, wherever the bytes lie and whatever it says', async () => {
  const bomb = pack({ ...sound(), 'xl/media/image1.png': zeros(101) })
  expect(bomb.length).toBeLessThan(200_000)
  expect(await refusal(bomb)).toEqual(['too-large', expect.stringContaining('100 MB')])
  // The directory says ten bytes: what is counted is what comes out.
  const lying = put(bomb, inDirectory(bomb, 'xl/media/image1.png', 24), 10, 4)
  expect(await refusal(lying)).toEqual(['too-large', expect.stringContaining('100 MB')])
  const many = pack({ ...sound(), ...Object.fromEntries([...'abcde'].map((name) => [`${name}.bin`, zeros(21)])) })
  expect(await refusal(many)).toEqual(['too-large', expect.stringContaining('100 MB')])
  const below = pack({ ...sound(), 'xl/media/image1.png': zeros(99) })
  expect(await refusal(below)).toEqual(['none', ''])
}, 60_000)

test('text that a parser would go through is refused earlier than pictures are', async () => {
  const words = new Uint8Array(49 * 1024 * 1024).fill(0x20)
  expect(await refusal(pack({ ...sound(), 'xl/sharedStrings.xml': words }))).toEqual([
    'too-large',
    expect.stringContaining('内容过多'),
  ])
}, 60_000)

test('over 1,000 entries are refused, also when the archive counts fewer', async () => {
  const filler = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`x/${at}`, zeros(0)]))
  const most = pack({ ...sound(), ...filler(1000 - Object.keys(sound()).length) })
  expect(await refusal(most)).toEqual(['none', ''])
  const over = pack({ ...sound(), ...filler(1001 - Object.keys(sound()).length) })
  expect(await refusal(over)).toEqual(['too-large', expect.stringContaining('1000')])
  const lying = put(put(over, over.length - 12, 5, 2), over.length - 14, 5, 2)
  expect(await refusal(lying)).toEqual(['too-large', expect.stringContaining('1000')])
  const huge = pack({ ...sound(), ...filler(20_000) })
  expect(await refusal(huge)).toEqual(['too-large', expect.stringContaining('1000')])
})

test('an archive that contradicts itself is refused', async () => {
  const archive = pack(sound())
  const size = inDirectory(archive, 'xl/styles.xml', 24)
  expect((await refusal(put(archive, size, 7, 4)))[0]).toBe('file-broken')
  expect((await refusal(put(archive, archive.length - 12, 3, 2)))[0]).toBe('file-broken')
  const encrypted = put(archive, inDirectory(archive, 'xl/styles.xml', 8), 1, 2)
  expect(await refusal(encrypted)).toEqual(['file-broken', expect.stringContaining('密码')])
  const method = put(archive, inDirectory(archive, 'xl/styles.xml', 10), 12, 2)
  expect(await refusal(method)).toEqual(['file-broken', expect.stringContaining('压缩方法')])
  const elsewhere = put(archive, inDirectory(archive, 'xl/styles.xml', 42), 0xfffffff0, 4)
  expect((await refusal(elsewhere))[0]).toBe('file-broken')
})

test('any cut of a workbook ends in a refusal, never in another kind of error', async () => {
  const archive = pack(sound())
  for (let length = 4; length < archive.length; length += 7) {
    expect(['file-broken', 'wrong-content-type']).toContain((await refusal(archive.subarray(0, length)))[0])
  }
})

test('a cell at the end of the world makes no room up to there', async () => {
  const far = (xml: string) => refusal(pack(parts({ 名单: `${row(1, '姓名')}${xml}` })))
  const value = (at: string) => `<c r="${at}" t="inlineStr"><is><t>远</t></is></c>`
  expect((await far(`<row r="999999">${value('XFD999999')}</row>`))[0]).toBe('too-large')
  expect((await far(`<row r="99999999999">${value('A99999999999')}</row>`))[0]).toBe('file-broken')
  expect((await far(`<row r="2">${value('AAAAAAA2')}</row>`))[0]).toBe('file-broken')
  expect((await far(`<row x="&gt;>" r="9999999">${value('A9999999')}</row>`))[0]).toBe('file-broken')
  expect((await far(`<row x="<" r="9999999">${value('A9999999')}</row>`))[0]).toBe('file-broken')
  expect((await far(`<row r="2"><c`.repeat(1000)))[0]).toBe('file-broken')
  // Formatted to the last row, as offices do, with no values there.
  expect(await far('<row r="1048576"><c r="XFD1048576" s="0"/></row>')).toEqual(['none', ''])
})

test('merged cells come through where they stand; more than a roster has, and addresses of nowhere, are refused', async () => {
  const rows = { 名单: row(1, '姓名', '入党日期') + row(2, '张三', '2019-05-01') }
  const [sheet] = (await readWorkbook(pack(parts(rows, { merges: ['A1:B1', 'C2'] })))).sheets
  expect(sheet?.merges).toEqual([
    { top: 0, left: 0, bottom: 0, right: 1 },
    { top: 1, left: 2, bottom: 1, right: 2 },
  ])
  const many = Array.from({ length: 20_001 }, (_, at) => `A${at + 1}:B${at + 1}`)
  expect(await refusal(pack(parts(rows, { merges: many })))).toEqual(['too-large', expect.stringContaining('合并')])
  expect((await refusal(pack(parts(rows, { merges: ['A0:B'] }))))[0]).toBe('file-broken')
})
