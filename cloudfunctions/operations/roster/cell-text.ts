import type { CellValue } from '../../files/read-workbook'

/** Longer than anything a roster says of a person; what is beyond is not looked at. */
const LONGEST = 300

/** Text that is all as it should be, as most of it is. */
const PLAIN = /^[\u4E00-\u9FFF\w.-]*$/

/** What a cell says on one line, with the widths of letters and digits made one; '' for an empty cell. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  const text = typeof value === 'string' ? value.slice(0, LONGEST) : String(value)
  if (PLAIN.test(text)) return text
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Zs}\u200B-\u200D\uFEFF]+/gu, ' ')
    .trim()
}

/** The same without any blank: how headers, dates and names of organisations are compared. */
export function closedText(value: CellValue | undefined): string {
  return cellText(value).replaceAll(' ', '')
}
