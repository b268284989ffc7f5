import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { StandingsTable } from '../../shared/documents/standings-table'
import type { Bytes } from '../files/file-store'

const HEAD = ['支部', '规则', '截至', '口径', '分数档', '等次']
const WIDTHS = [32, 24, 12, 10, 16, 16]
const BASIS = { interim: '年中', closed: '已结' } as const

/** Writes standings as a sheet. Every cell is text, so that a name that begins with = stays a name. @returns an .xlsx */
export async function renderStandings({ title, rows }: StandingsTable): Promise<Bytes> {
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })
  const plain = (value: string) => ({ value, type: String })
  const data: SheetData = [
    [bold(title)],
    HEAD.map(bold),
    ...rows.map(({ name, ruleset, asOf, basis, band, standing }) =>
      [name, ruleset, asOf, BASIS[basis], band ?? '', standing ?? '待定'].map(plain),
    ),
  ]
  const file = writeXlsxFile(data, {
    sheet: '等次',
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: 2,
  })
  return new Uint8Array(await file.toBuffer())
}
