import { AppError } from '../../shared/values/app-error'

/** What a sheet's text tells beside its values. Cells are named `row:column`, both from 1. */
export interface SheetScan {
  /** the sheet as it is handed on */
  readonly xml: string
  /** cells computed by a formula */
  readonly formulas: ReadonlySet<string>
  /** cells that show a month and no day */
  readonly months: ReadonlySet<string>
  readonly merges: readonly MergedCells[]
  /** the last row that the sheet names, with or without values */
  readonly lastRow: number
  /** cells with a value */
  readonly filled: number
  /** cells of the rectangle that holds all values */
  readonly area: number
}

/** A rectangle of cells shown as one, whose value stands in the first; indices from 0, both ends in it. */
export interface MergedCells {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A merge for each row of the largest roster, and no more. */
const MOST_MERGES = 20_000
const MERGE = /<(?:[\w.-]+:)?mergeCell(?=\s)([^<>]*)>/g

// To the next bracket of either kind, so that a text of openings alone is gone through once.
const TAG = /<(?:[\w.-]+:)?(row|c|f)(?=[\s/>])([^<>]*)(>?)/g
const ATTRIBUTES = /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*\/?$/
const ADDRESS = /^([A-Z]{1,3})([1-9]\d{0,6})$/
/** The reader would take such a day for one of the server's own zone; as text it is read like any other. */
const ISO_DAY = /(<(?:[\w.-]+:)?c(?=\s)[^<>]*\st\s*=\s*["'])d(["'])/g

/**
 * Reads the addresses of a sheet before a parser does, which would make room for every row and column that is named.
 * @param isMonth whether a style shows a month and no day
 * @throws AppError `file-broken` for what no spreadsheet program writes
 */
export function scanSheet(xml: string, isMonth: (style: string) => boolean): SheetScan {
  const formulas = new Set<string>()
  const months = new Set<string>()
  let [lastRow, lastFilledRow, lastColumn, filled] = [0, 0, 0, 0]
  let cell = ''
  for (const [, tag, attributes = '', end] of xml.matchAll(TAG)) {
    if (end === '' || !ATTRIBUTES.test(attributes)) throw broken()
    if (tag === 'f') {
      formulas.add(cell)
    } else if (tag === 'row') {
      lastRow = Math.max(lastRow, rowOf(attributeOf(attributes, 'r')))
    } else {
      const { row, column } = placeOf(attributeOf(attributes, 'r'))
      cell = `${row}:${column}`
      lastRow = Math.max(lastRow, row)
      if (attributes.endsWith('/')) continue
      filled += 1
      lastFilledRow = Math.max(lastFilledRow, row)
      lastColumn = Math.max(lastColumn, column)
      if (isMonth(attributeOf(attributes, 's') ?? '')) months.add(cell)
    }
  }
  return {
    xml: xml.replace(ISO_DAY, '$1str$2'),
    formulas,
    months,
    merges: mergesOf(xml),
    lastRow,
    filled,
    area: lastFilledRow * lastColumn,
  }
}

function mergesOf(xml: string): MergedCells[] {
  const merges: MergedCells[] = []
  for (const [, attributes = ''] of xml.matchAll(MERGE)) {
    const [from, to] = (attributeOf(attributes, 'ref') ?? '').split(':').map(placeOf)
    if (!from) throw broken()
    const { row, column } = to ?? from
    merges.push({ top: from.row - 1, left: from.column - 1, bottom: row - 1, right: column - 1 })
    if (merges.length > MOST_MERGES) throw new AppError('too-large', '表格里合并的单元格过多，请取消合并后再传')
  }
  return merges
}

/** An attribute as it is written; names with a prefix count by what follows it. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const match = patternOf(name).exec(attributes)
  return match?.[1] ?? match?.[2]
}

const patterns = new Map<string, RegExp>()

function patternOf(name: string): RegExp {
  const known = patterns.get(name)
  if (known) return known
  const pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, pattern)
  return pattern
}

function rowOf(written: string | undefined): number {
  if (written === undefined) return 0
  if (!/^[1-9]\d{0,6}$/.test(written)) throw broken()
  return Number(written)
}

function placeOf(written: string | undefined): { row: number; column: number } {
  const match = ADDRESS.exec(written ?? '')
  if (!match) throw broken()
  const [, letters = '', row] = match
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(row), column }
}

function broken(): AppError {
  return new AppError('file-broken', '表格的内部写法不合规范，请在 Excel 或 WPS 里打开，另存为 .xlsx 再传')
}
