import type { PersonClass } from '../../../shared/people/person'
import { personName } from '../../../shared/people/person-name'
import { MOST_ROSTER_ROWS, type RosterColumn, rosterColumns, sexes } from '../../../shared/people/roster'
import { AppError } from '../../../shared/values/app-error'
import { monthOf } from '../../../shared/values/year-month'
import type { CellValue, Workbook, WorkbookSheet } from '../../files/read-workbook'
import { cellText, closedText } from './cell-text'
import { type AnchorOf, anchorFinder } from './find-anchor'
import { findHeader, type Header, isHeader } from './find-header'
import { nameKey, rosterName } from './name-key'
import { type RosterDate, readDate } from './read-date'
import type { RosterPlace, RosterRow } from './roster-row'

/** A sheet as a preview tells of it. */
export interface ReadSheet {
  readonly sheet: string
  /** from 1; null for a sheet without headers, which is not read */
  readonly headerRow: number | null
  readonly notes: readonly string[]
}

const CLASSES = new Map<string, PersonClass>(
  Object.entries({
    正式党员: 'regular',
    正式: 'regular',
    中共党员: 'regular',
    中共正式党员: 'regular',
    在职党员: 'regular',
    党员: 'regular',
    预备党员: 'probationary',
    预备: 'probationary',
    中共预备党员: 'probationary',
    退休党员: 'retired',
    离退休党员: 'retired',
    离休党员: 'retired',
    退休: 'retired',
    离退休: 'retired',
    流动党员: 'floating',
    流动: 'floating',
    年老体弱党员: 'infirm',
    年老体弱: 'infirm',
  } as const),
)
const SEXES = new Map<string, 'male' | 'female'>([
  [sexes.male, 'male'],
  ['男性', 'male'],
  [sexes.female, 'female'],
  ['女性', 'female'],
])
/** What stands below a list, in the column of names. */
const REMARK =
  /^(?:合计|总计|小计|共计|总人数|备注|说明|注|填表人|填报人|制表人|审核人|负责人|填表日期|制表日期)(?:$|[:\d(])/

/**
 * Reads the people of every sheet that has headers.
 * @throws AppError `bad-request` when none has, `too-many`
 */
export function readRows(workbook: Workbook): { sheets: ReadSheet[]; rows: RosterRow[] } {
  const sheets: ReadSheet[] = []
  const rows: RosterRow[] = []
  for (const sheet of workbook.sheets) {
    const header = findHeader(sheet)
    sheets.push(describeSheet(sheet, header))
    if (!header) continue
    const anchorOf = anchorFinder(sheet.merges)
    for (const [index, cells] of sheet.rows.entries()) {
      if (index > header.bottom) rows.push(readRow({ workbook, sheet, header, anchorOf, cells, row: index + 1 }))
    }
    if (rows.length > MOST_ROSTER_ROWS) {
      throw new AppError('too-many', `一份花名册至多 ${MOST_ROSTER_ROWS} 行，请分成几份`)
    }
  }
  if (!sheets.some(({ headerRow }) => headerRow !== null)) {
    throw new AppError('bad-request', '没有找到表头：要有一行写着“姓名”，同一行还有“入党日期”“党支部”等栏目')
  }
  return { sheets, rows }
}

function describeSheet({ name }: WorkbookSheet, header: Header | null): ReadSheet {
  if (!header) return { sheet: name, headerRow: null, notes: ['没有表头（一行里有“姓名”和别的栏目），没有读'] }
  const notes: string[] = []
  if (!header.columns.has('branch')) notes.push(`没有“${rosterColumns.branch}”一栏，以工作表名“${name}”为党支部`)
  if (!header.columns.has('joinedOn')) notes.push(`没有“${rosterColumns.joinedOn}”一栏，不能编入新的党员`)
  if (!header.columns.has('class')) notes.push(`没有“${rosterColumns.class}”一栏，新编入的按正式党员`)
  if (header.ignored.length > 0) notes.push(`不由花名册导入的栏目：${header.ignored.slice(0, 20).join('、')}`)
  if (header.bottom > header.top) notes.push(`表头占第 ${header.top + 1} 至 ${header.bottom + 1} 行`)
  return { sheet: name, headerRow: header.top + 1, notes }
}

interface Line {
  readonly workbook: Workbook
  readonly sheet: WorkbookSheet
  readonly header: Header
  readonly anchorOf: AnchorOf
  readonly cells: readonly CellValue[]
  /** from 1 */
  readonly row: number
}

function readRow(line: Line): RosterRow {
  const { sheet, header, cells, row } = line
  const place: RosterPlace = { sheet: sheet.name, row }
  const nothing = { name: null, branch: null }
  const isBlank = [...header.columns.values()].every((at) => cellText(cells[at]) === '')
  if (isBlank) return { ...place, ...nothing, fate: 'blank', reason: '各栏都没有填' }
  if (isHeader(cells, header)) return { ...place, ...nothing, fate: 'remark', reason: '重复的表头' }
  const nameCell = cells[header.columns.get('name') ?? -1]
  const written = cellText(nameCell)
  if (REMARK.test(written.replaceAll(' ', '')))
    return { ...place, ...nothing, fate: 'remark', reason: '表下的合计或说明' }
  return readPerson(line, place, nameCell)
}

function readPerson(line: Line, place: RosterPlace, nameCell: CellValue | undefined): RosterRow {
  const problems: string[] = []
  const noted = <T>(value: T | string | undefined, column: RosterColumn): T | undefined => {
    if (typeof value !== 'string') return value
    problems.push(`${rosterColumns[column]}：${value}`)
    return undefined
  }
  const name = readName(line, nameCell, problems)
  const day = (column: RosterColumn): RosterDate | undefined => noted(dateIn(line, column), column)
  const joined = day('joinedOn')
  const born = day('birthMonth')
  const from = day('from')
  const sex = noted(oneOf(line, 'sex', SEXES), 'sex')
  const kind = noted(oneOf(line, 'class', CLASSES), 'class')
  const branch = line.header.columns.has('branch') ? textIn(line, 'branch') : closedText(line.sheet.name)
  if (joined && born && born.date >= joined.date) problems.push('出生年月不早于入党日期')
  if (problems.length > 0) {
    return { ...place, fate: 'refused', name: name ?? null, branch: branch ?? null, reason: problems.join('；') }
  }
  const entry = {
    sex: sex?.value,
    class: kind?.value,
    joined,
    organ: textIn(line, 'organ'),
    group: textIn(line, 'group'),
  }
  return {
    ...place,
    ...entry,
    name: name ?? '',
    nameKey: nameKey(name ?? ''),
    branch,
    birthMonth: born && monthOf(born.date),
    from: from?.date,
  }
}

function readName(line: Line, cell: CellValue | undefined, problems: string[]): string | undefined {
  const { sheet, header, anchorOf, row } = line
  const at = (header.columns.get('name') ?? -1) + 1
  const written = cellText(cell)
  const anchor = anchorOf(row - 1, at - 1)
  if (anchor && anchor.row !== row - 1) problems.push(`姓名：和第 ${anchor.row + 1} 行合并成了一格，请一人一行`)
  else if (sheet.formulas.has(`${row}:${at}`)) problems.push('姓名：是公式算出来的，请改成文字')
  else if (written === '') problems.push('姓名：没有写')
  else if (typeof cell !== 'string') problems.push(`姓名：“${written}”不是姓名`)
  else {
    const name = personName.safeParse(rosterName(written))
    if (name.success) return name.data
    problems.push(`姓名：${name.error.issues[0]?.message ?? '写法不对'}`)
  }
  return undefined
}

function dateIn(line: Line, column: RosterColumn): RosterDate | string | undefined {
  const { workbook, sheet, header } = line
  const at = header.columns.get(column)
  if (at === undefined) return undefined
  const { value, row } = cellIn(line, at)
  return readDate(value, { isMonth: sheet.months.has(`${row}:${at + 1}`), from1904: workbook.from1904 })
}

function textIn(line: Line, column: RosterColumn): string | undefined {
  const at = line.header.columns.get(column)
  const text = at === undefined ? '' : closedText(cellIn(line, at).value)
  return text === '' ? undefined : text
}

/** A cell with its row; one that is merged with those above it, below the headers, has their value. */
function cellIn(
  { sheet, header, anchorOf, cells, row }: Line,
  at: number,
): { value: CellValue | undefined; row: number } {
  const anchor = anchorOf(row - 1, at)
  if (anchor?.column !== at || anchor.row <= header.bottom) return { value: cells[at], row }
  return { value: sheet.rows[anchor.row]?.[at], row: anchor.row + 1 }
}

function oneOf<T>(line: Line, column: RosterColumn, known: ReadonlyMap<string, T>): { value: T } | string | undefined {
  const text = textIn(line, column)
  if (text === undefined) return undefined
  const value = known.get(text)
  if (value !== undefined) return { value }
  return `“${text.slice(0, 30)}”不在可填的范围内（${column === 'sex' ? '男、女' : '正式党员、预备党员、退休党员、流动党员、年老体弱党员'}）`
}
