import { strToU8, type Zippable, zipSync } from 'fflate'
import writeXlsxFile, { type SheetData } from 'write-excel-file/universal'

/** A workbook as an office's program writes it. */
export async function workbook(...sheets: { sheet: string; data: SheetData }[]): Promise<Uint8Array> {
  const blob = await writeXlsxFile(sheets).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

/** One sheet of rows, headers first. */
export function roster(...data: SheetData): Promise<Uint8Array> {
  return workbook({ sheet: 'Sheet1', data })
}

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook written by hand, for cells that no library writes. @param merges as A1:B2, of every sheet */
export function parts(
  sheets: Readonly<Record<string, string>>,
  { workbookPr = '', styles = '', merges = [] }: { workbookPr?: string; styles?: string; merges?: string[] } = {},
): Record<string, Uint8Array> {
  const names = Object.keys(sheets)
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  const listed = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  const related = names.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
  const texts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}">${workbookPr}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related.join('')}${relation('rId99', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${NAMESPACE}">${styles}</styleSheet>`,
  }
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  for (const [index, name] of names.entries()) {
    texts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${NAMESPACE}"><sheetData>${sheets[name]}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`
  }
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]))
}

export function pack(content: Zippable): Uint8Array {
  return zipSync(content, { level: 9 })
}

/** A row of cells that hold text, from column A on; `xml` gives a cell of its own, without its address. */
export function row(number: number, ...cells: (string | { readonly xml: string } | null)[]): string {
  const written = cells.map((cell, index) => {
    const at = `${String.fromCharCode(65 + index)}${number}`
    if (cell === null) return ''
    if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${at}"`)
    return `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`
  })
  return `<row r="${number}">${written.join('')}</row>`
}

/** Zeros, which pack to a thousandth. */
export function zeros(megabytes: number): Uint8Array {
  return new Uint8Array(megabytes * 1024 * 1024)
}
