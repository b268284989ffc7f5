import { type RosterColumn, rosterColumns } from '../../../shared/people/roster'
import { AppError } from '../../../shared/values/app-error'
import type { CellValue, WorkbookSheet } from '../../files/read-workbook'
import { closedText } from './cell-text'
import { type AnchorOf, anchorFinder } from './find-anchor'

/** Where a sheet keeps what. */
export interface Header {
  /** indices of the first and the last row that the headers take */
  readonly top: number
  readonly bottom: number
  /** index of the column for what it tells */
  readonly columns: ReadonlyMap<RosterColumn, number>
  /** headers that a roster does not take over */
  readonly ignored: readonly string[]
  /** the rows of headers as they are written, to know them again further down */
  readonly lines: ReadonlySet<string>
  /** what of them stands in the column of names */
  readonly nameTitles: ReadonlySet<string>
}

/** How offices call a column, the plainest name first: of two that a sheet has, the earlier counts. */
const SYNONYMS: Readonly<Record<RosterColumn, readonly string[]>> = {
  name: ['姓名', '党员姓名', '名字', '党员名字', '党员'],
  sex: ['性别'],
  birthMonth: ['出生年月', '出生日期', '出生年月日', '出生时间', '生日', '出生'],
  joinedOn: [
    '入党日期',
    '入党时间',
    '入党年月',
    '入党年月日',
    '何时入党',
    '加入党组织日期',
    '加入党组织时间',
    '加入中国共产党日期',
    '加入中国共产党时间',
    '加入中共时间',
    '加入中共日期',
    '入党',
  ],
  organ: ['上级党组织', '机关党委', '所在党委', '所属党委', '所在机关党委', '所属机关党委', '上级党委', '党委'],
  branch: [
    '党支部',
    '所在党支部',
    '所属党支部',
    '所在支部',
    '所属支部',
    '支部',
    '支部名称',
    '党支部名称',
    '所在党支部名称',
    '所属党支部名称',
    '组织关系所在党支部',
    '组织关系所在支部',
    '所在党组织',
    '所属党组织',
    '党组织',
    '党组织名称',
    '所在党组织名称',
  ],
  group: ['党小组', '所在党小组', '所属党小组', '所在小组', '党小组名称', '小组'],
  class: ['党员类别', '类别', '党员类型', '类型', '人员类别', '党员身份', '党员性质'],
  from: [
    '编入支部日期',
    '编入支部时间',
    '编入日期',
    '转入支部日期',
    '转入支部时间',
    '转入日期',
    '转入时间',
    '进入支部日期',
    '进入支部时间',
    '进入本支部日期',
    '进入本支部时间',
    '到支部日期',
    '到支部时间',
  ],
}

const columnOf = new Map(
  (Object.keys(rosterColumns) as RosterColumn[]).flatMap((column) =>
    SYNONYMS[column].map((synonym, rank) => [synonym, { column, rank }] as const),
  ),
)
/** Titles stand above the header, but not for ever. */
const DEEPEST = 40
/** Headers merged over more rows than this are something else. */
const TALLEST = 4
const LONGEST_TITLE = 20
/** Beyond so many columns there are no headers of a roster. */
const WIDEST = 500
/** A date's parts, where each has a column of its own. */
const PARTS: ReadonlySet<string> = new Set(['年', '月', '日'])
/** How something is to be written, under what it is. */
const HOW = /^(?:年月日?|日期|时间|格式|填写)$/
/** A header in one office and a value in the next. */
const VAGUE = '党员'

/**
 * Finds the headers: the first row, or the first rows bound by merged cells, that name 姓名 and something else a roster
 * tells. A second row below that holds nothing but headers belongs to them too.
 * @throws AppError `bad-request` where a date is spread over several columns
 */
export function findHeader(sheet: WorkbookSheet): Header | null {
  const anchorOf = anchorFinder(sheet.merges)
  for (let row = 0; row < Math.min(DEEPEST, sheet.rows.length); row += 1) {
    const block = blockAround(sheet, row)
    const bound = readBlock(sheet, anchorOf, block)
    if (!bound.columns.has('name') || bound.columns.size < 2) continue
    const below = { ...block, bottom: block.bottom + 1 }
    const nameAt = bound.columns.get('name') ?? 0
    const taken = isSecondLine(sheet.rows[below.bottom] ?? [], nameAt) ? below : block
    const read = taken === below ? readBlock(sheet, anchorOf, below) : bound
    refuseSplitDates(sheet, taken, read.split)
    const rows = sheet.rows.slice(taken.top, taken.bottom + 1)
    const nameTitles = new Set(rows.map((cells) => headerText(cells[nameAt] ?? null)))
    return { ...taken, columns: read.columns, ignored: read.ignored, lines: new Set(rows.map(lineOf)), nameTitles }
  }
  return null
}

/** Whether a row repeats the headers, as on every printed page. */
export function isHeader(cells: readonly CellValue[], header: Header): boolean {
  // Asked of every row: almost all of them have a person's name there.
  const title = headerText(cells[header.columns.get('name') ?? 0] ?? null)
  if (columnOf.get(title)?.column !== 'name' && !header.nameTitles.has(title)) return false
  const line = lineOf(cells)
  if (line.replaceAll('|', '') !== '' && header.lines.has(line)) return true
  const { columns } = readTitles(cells.map((cell) => [headerText(cell)]))
  return columns.has('name') && [...columns].every(([column, at]) => header.columns.get(column) === at)
}

interface Block {
  readonly top: number
  readonly bottom: number
}

/** The rows that merged cells tie to one; what reaches further is a note at the side, not a header. */
function blockAround({ merges }: WorkbookSheet, row: number): Block {
  const reaching = merges.filter(
    ({ top, bottom }) => top <= row && bottom >= row && bottom > top && bottom - top < TALLEST,
  )
  return {
    top: Math.min(row, ...reaching.map(({ top }) => top)),
    bottom: Math.max(row, ...reaching.map(({ bottom }) => bottom)),
  }
}

/** The titles over each column, from the top down; a merged one stands over all that it covers. */
function readBlock({ rows }: WorkbookSheet, anchorOf: AnchorOf, { top, bottom }: Block): ReadTitles {
  const block = rows.slice(top, bottom + 1)
  const width = Math.min(WIDEST, Math.max(0, ...block.map((cells) => cells.length)))
  const stacks = Array.from({ length: width }, (_, at) => {
    const titles = new Map<string, { title: string; own: boolean }>()
    for (let row = top; row <= bottom; row += 1) {
      const place = anchorOf(row, at) ?? { row, column: at }
      const title = headerText(rows[place.row]?.[place.column] ?? null)
      if (title !== '') titles.set(`${place.row}:${place.column}`, { title, own: place.column === at })
    }
    const stack = [...titles.values()]
    // What a neighbour's title covers and has none of its own is the neighbour's second half.
    return stack[stack.length - 1]?.own ? stack.map(({ title }) => title) : []
  })
  return readTitles(stacks)
}

interface ReadTitles {
  readonly columns: ReadonlyMap<RosterColumn, number>
  readonly ignored: readonly string[]
  /** dates of which year, month and day have columns of their own */
  readonly split: readonly RosterColumn[]
}

function readTitles(stacks: readonly (readonly string[])[]): ReadTitles {
  const found = new Map<RosterColumn, { at: number; rank: number; title: string }>()
  const ignored: string[] = []
  const split: RosterColumn[] = []
  for (const [at, stack] of stacks.entries()) {
    if (stack.length === 0) continue
    const title = stack.join('/')
    const part = stack.length > 1 && PARTS.has(stack[stack.length - 1] ?? '') ? columnOf.get(stack[0] ?? '') : undefined
    if (part) split.push(part.column)
    const known = part ? undefined : knownOf(stack)
    const before = known && found.get(known.column)
    if (!known || (before && before.rank <= known.rank)) {
      ignored.push(title)
      continue
    }
    if (before) ignored.push(before.title)
    found.set(known.column, { at, rank: known.rank, title })
  }
  return { columns: new Map([...found].map(([column, { at }]) => [column, at])), ignored, split }
}

/** What a stack of titles means: the lowest says it, or all together; the one above, where the lowest only says how. */
function knownOf(stack: readonly string[]) {
  const lowest = stack[stack.length - 1] ?? ''
  const above = stack.length > 1 && HOW.test(lowest) ? columnOf.get(stack[stack.length - 2] ?? '') : undefined
  return columnOf.get(lowest) ?? columnOf.get(stack.join('')) ?? above
}

/** A row under headers that holds headers too, though no merged cell says so. */
function isSecondLine(cells: readonly CellValue[], nameAt: number): boolean {
  if (headerText(cells[nameAt] ?? null) !== '') return false
  const filled = cells.filter((cell) => cell !== null && cell !== '')
  const titles = filled.map(headerText)
  const plain = filled.every((cell) => typeof cell === 'string' && !/\d/.test(cell) && cell.length <= LONGEST_TITLE)
  return plain && titles.some((title) => title !== VAGUE && (columnOf.has(title) || PARTS.has(title)))
}

function refuseSplitDates({ name }: WorkbookSheet, { top, bottom }: Block, split: readonly RosterColumn[]): void {
  const [column] = split
  if (column === undefined) return
  const rows = top === bottom ? `第 ${top + 1} 行` : `第 ${top + 1} 至 ${bottom + 1} 行`
  throw new AppError(
    'bad-request',
    `工作表“${name}”${rows}的表头把“${rosterColumns[column]}”分成了年、月、日几栏，请合成一栏，写成 2019-05-01 或 2019-05`,
  )
}

function lineOf(cells: readonly CellValue[]): string {
  return cells.map(headerText).join('|').replace(/\|+$/, '')
}

/** A header without blanks, line breaks, marks and what stands in brackets. */
function headerText(cell: CellValue): string {
  if (typeof cell !== 'string') return ''
  return closedText(cell)
    .replaceAll(/[([【〔{].*?[)\]】〕}]/g, '')
    .replaceAll(/[*#:;,.。、"'“”]/g, '')
}
