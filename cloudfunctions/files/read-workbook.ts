import { zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import { AppError } from '../../shared/values/app-error'
import { requireArchive, requireWorkbook } from './require-xlsx'
import { attributeOf, type MergedCells, type SheetScan, scanSheet } from './scan-sheet'
import { unpackArchive } from './unpack-archive'

/** A cell's value: a day is a `Date` at midnight UTC; what a formula was last computed to is its value. */
export type CellValue = string | number | boolean | Date | null

export interface WorkbookSheet {
  readonly name: string
  /** rows from the sheet's first, each from column A */
  readonly rows: readonly (readonly CellValue[])[]
  /** cells computed by a formula, named `row:column`, both from 1 */
  readonly formulas: ReadonlySet<string>
  /** cells that show a month and no day, named likewise */
  readonly months: ReadonlySet<string>
  readonly merges: readonly MergedCells[]
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[]
  /** whether days are counted from 1904, as old Macs did */
  readonly from1904: boolean
}

const MEGABYTE = 1024 * 1024
/** What is kept is the text that a parser has to go through: twenty thousand rows of thirty columns stay below. */
const LIMITS = { entries: 1000, bytes: 100 * MEGABYTE, keptBytes: 48 * MEGABYTE }
const MOST_CELLS = 1_000_000
const MOST_AREA = 2_000_000
/** Two sheets formatted down to their very end. */
const MOST_NAMED_ROWS = 2_200_000
const XML = /\.xml(\.rels)?$/
/** Formats that the standard numbers and that show year and month only. */
const BUILT_IN_MONTHS = new Set([17, 27, 36, 50, 52, 57])

/**
 * Reads an .xlsx. The parser is handed only what was counted before, as an archive of our own making.
 * @throws AppError `wrong-content-type`, `file-broken`, `too-large`
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  requireArchive(bytes)
  const parts = unpack(bytes)
  requireWorkbook(new Set(parts.keys()))
  const texts = textsOf(parts)
  const from1904 = normaliseEpoch(texts)
  const scans = scanSheets(texts)
  const archive = zipSync(
    Object.fromEntries([...texts].map(([name, text]) => [name, new TextEncoder().encode(text)])),
    { level: 0 },
  )
  const parsed = await parse(archive)
  return {
    from1904,
    sheets: parsed.map(({ sheet, data }, index) => ({
      name: sheet,
      rows: data ?? [],
      formulas: scans[index]?.formulas ?? new Set(),
      months: scans[index]?.months ?? new Set(),
      merges: scans[index]?.merges ?? [],
    })),
  }
}

/** Every entry is counted; its bytes stay only where a parser reads them. */
function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  try {
    return unpackArchive(bytes, LIMITS, (name) => XML.test(name))
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('file-broken', '文件已损坏，可能没有传完', { cause: error })
    throw error
  }
}

function textsOf(parts: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const xml = [...parts].filter(([name]) => XML.test(name))
  return new Map(xml.map(([name, part]) => [name, new TextDecoder().decode(part)]))
}

async function parse(archive: Uint8Array<ArrayBuffer>) {
  try {
    // The package's types give the constructor of Date where they mean a Date.
    const sheets = await readXlsxFile(archive.buffer)
    return sheets as unknown as { sheet: string; data: CellValue[][] | undefined }[]
  } catch (error) {
    throw new AppError('file-broken', '表格读不出来，请在 Excel 或 WPS 里打开，另存为 .xlsx 再传', { cause: error })
  }
}

/** The parser knows one of the two ways to write that days count from 1904. */
function normaliseEpoch(texts: Map<string, string>): boolean {
  const workbook = texts.get('xl/workbook.xml') ?? ''
  const written = workbook.replace(/(\sdate1904\s*=\s*["'])(?:1|true)(?=["'])/, '$11')
  texts.set('xl/workbook.xml', written)
  return /\sdate1904\s*=\s*["']1["']/.test(written)
}

/** Scans every sheet, in the order in which the parser returns them, and puts its text as it is handed on. */
function scanSheets(texts: Map<string, string>): (SheetScan | undefined)[] {
  const isMonth = monthStyles(texts.get(targetOf(texts, /\/styles$/) ?? 'xl/styles.xml') ?? '')
  const scanned = new Map<string, SheetScan>()
  for (const [path, xml] of texts) {
    if (!/<(?:[\w.-]+:)?sheetData\b/.test(xml)) continue
    const scan = scanSheet(xml, isMonth)
    scanned.set(path, scan)
    texts.set(path, scan.xml)
  }
  const total = (of: (scan: SheetScan) => number) => [...scanned.values()].reduce((sum, scan) => sum + of(scan), 0)
  if (total(({ filled }) => filled) > MOST_CELLS) throw tooMuch()
  if (total(({ area }) => area) > MOST_AREA || total(({ lastRow }) => lastRow) > MOST_NAMED_ROWS) throw tooMuch()
  const paths = relations(texts)
  return tagsOf(texts.get('xl/workbook.xml') ?? '', 'sheet')
    .filter((attributes) => attributeOf(attributes, 'name'))
    .map((attributes) => scanned.get(paths.get(attributeOf(attributes, 'id') ?? '')?.path ?? ''))
}

/** Styles whose days are shown as a month: offices type 2019-5, the program keeps the first of May. */
function monthStyles(styles: string): (style: string) => boolean {
  const formats = new Map(
    tagsOf(styles, 'numFmt').map((attributes) => [
      Number(attributeOf(attributes, 'numFmtId')),
      attributeOf(attributes, 'formatCode') ?? '',
    ]),
  )
  const from = styles.search(/<(?:[\w.-]+:)?cellXfs\b/)
  const cellStyles = from === -1 ? '' : styles.slice(from, styles.lastIndexOf('cellXfs>'))
  const shows = tagsOf(cellStyles, 'xf').map((attributes) => {
    const format = Number(attributeOf(attributes, 'numFmtId') ?? 0)
    const code = formats.get(format)
    return code === undefined ? BUILT_IN_MONTHS.has(format) : isMonthFormat(code)
  })
  return (style) => shows[Number(style)] === true && style !== ''
}

function isMonthFormat(code: string): boolean {
  const [first = ''] = code.replaceAll('&quot;', '"').split(';')
  const tokens = first.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase()
  return /[ye]/.test(tokens) && /m/.test(tokens) && !/[dhs]/.test(tokens)
}

interface Relation {
  readonly type: string
  readonly path: string
}

function relations(texts: ReadonlyMap<string, string>): Map<string, Relation> {
  const tags = tagsOf(texts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')
  return new Map(
    tags.map((attributes) => {
      const target = attributeOf(attributes, 'Target') ?? ''
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      return [attributeOf(attributes, 'Id') ?? '', { type: attributeOf(attributes, 'Type') ?? '', path }]
    }),
  )
}

function targetOf(texts: ReadonlyMap<string, string>, type: RegExp): string | undefined {
  return [...relations(texts).values()].find((relation) => type.test(relation.type))?.path
}

/** The attributes of every tag of a name. */
function tagsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])([^<>]*)>`, 'g'))].map(
    ([, attributes = '']) => attributes,
  )
}

function tooMuch(): AppError {
  return new AppError('too-large', '表格的内容过多，不像是花名册；请只留党员名单，删去多余的工作表、行和列')
}
