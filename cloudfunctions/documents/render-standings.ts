import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node'
import type { StandingsTable } from '../../shared/documents/standings-table'
import type { Bytes } from '../files/file-store'

/** Columns with their widths in letters; together they fit a sheet of A4 that lies. */
const COLUMNS = [
  { head: '序号', width: 7 },
  { head: '单位', width: 26 },
  { head: '支部', width: 32 },
  { head: '规则', width: 24 },
  { head: '截至', width: 12 },
  { head: '口径', width: 8 },
  { head: '分数档', width: 12 },
  { head: '等次', width: 12 },
] as const
const BASIS = { interim: '年中', closed: '已结' } as const
const FONT = '宋体'
const GRID = { borderStyle: 'thin', borderColor: '#808080' } as const

/** Writes standings as a sheet. Everything but the number of a row is text, so that a name that begins with = stays a name. @returns an .xlsx */
export async function renderStandings({ title, rows }: StandingsTable): Promise<Bytes> {
  const data: SheetData = [
    [titleCell(title), ...COLUMNS.slice(1).map(() => null)],
    COLUMNS.map(({ head }) => headCell(head)),
    ...rows.map(({ organ, name, ruleset, asOf, basis, band, standing }, at) =>
      [at + 1, organ, name, ruleset, asOf, BASIS[basis], band ?? '', standing ?? '待定'].map(bodyCell),
    ),
  ]
  const file = writeXlsxFile(data, {
    sheet: '等次',
    columns: COLUMNS.map(({ width }) => ({ width })),
    stickyRowsCount: 2,
    orientation: 'landscape',
  })
  return new Uint8Array(await file.toBuffer())
}

function titleCell(value: string): Cell {
  const look = { fontFamily: '黑体', fontSize: 16, align: 'center', alignVertical: 'center', height: 36 } as const
  return { value, type: String, columnSpan: COLUMNS.length, ...look }
}

function headCell(value: string): Cell {
  const look = { fontFamily: '黑体', fontSize: 11, align: 'center', alignVertical: 'center', height: 24 } as const
  return { value, type: String, backgroundColor: '#EDEDED', ...look, ...GRID }
}

/** Names from the left, everything else in the middle; what is long goes on below. */
function bodyCell(value: string | number, at: number): Cell {
  const align = at >= 1 && at <= 3 ? ('left' as const) : ('center' as const)
  const look = { fontFamily: FONT, fontSize: 11, align, alignVertical: 'center', wrap: true, ...GRID } as const
  return typeof value === 'number' ? { value, type: Number, ...look } : { value, type: String, ...look }
}
