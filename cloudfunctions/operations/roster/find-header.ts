import { type RosterColumn, rosterColumns } from '../../../shared/people/roster'
import type { CellValue, WorkbookSheet } from '../../files/read-workbook'
import { closedText } from './cell-text'

/** Where a sheet keeps what. */
export interface Header {
  /** index of the row in the sheet */
  readonly row: number
  /** index of the column for what it tells */
  readonly columns: ReadonlyMap<RosterColumn, number>
  /** headers that a roster does not take over */
  readonly ignored: readonly string[]
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

/** Finds the row of headers: the first that names 姓名 and something else a roster tells. */
export function findHeader({ rows }: WorkbookSheet): Header | null {
  for (const [row, cells] of rows.slice(0, DEEPEST).entries()) {
    const { columns, ignored } = readHeader(cells)
    if (columns.has('name') && columns.size >= 2) return { row, columns, ignored }
  }
  return null
}

/** Whether a row repeats the headers, as on every printed page. */
export function isHeader(cells: readonly CellValue[], header: Header): boolean {
  const { columns } = readHeader(cells)
  return columns.has('name') && [...columns].every(([column, at]) => header.columns.get(column) === at)
}

function readHeader(cells: readonly CellValue[]): Omit<Header, 'row'> {
  const found = new Map<RosterColumn, { at: number; rank: number; title: string }>()
  const ignored: string[] = []
  for (const [at, cell] of cells.entries()) {
    const title = headerText(cell)
    if (title === '') continue
    const known = columnOf.get(title)
    const before = known && found.get(known.column)
    if (!known || (before && before.rank <= known.rank)) {
      ignored.push(title)
      continue
    }
    if (before) ignored.push(before.title)
    found.set(known.column, { at, rank: known.rank, title })
  }
  return { columns: new Map([...found].map(([column, { at }]) => [column, at])), ignored }
}

/** A header without blanks, line breaks, marks and what stands in brackets. */
function headerText(cell: CellValue): string {
  if (typeof cell !== 'string') return ''
  return closedText(cell)
    .replaceAll(/[([【〔{].*?[)\]】〕}]/g, '')
    .replaceAll(/[*#:;,.。、"'“”]/g, '')
}
