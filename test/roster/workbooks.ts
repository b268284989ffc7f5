import { crc32, deflateRawSync } from 'node:zlib'
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

/** Above this Node packs, in a tenth of the time. */
const LARGE = 1024 * 1024

export function pack(content: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const large = Object.entries(content).filter(([, bytes]) => bytes.length > LARGE)
  const packed = large.map(
    ([name, bytes]) => [name, [deflateRawSync(bytes), { level: 0 }]] as [string, Zippable[string]],
  )
  const archive = zipSync({ ...content, ...Object.fromEntries(packed) }, { level: 9 })
  for (const [name, bytes] of large) tellUnpacked(archive, name, bytes)
  return archive
}

/** Says of an entry that was put in as it is what it is packed from. */
function tellUnpacked(archive: Uint8Array, name: string, bytes: Uint8Array): void {
  const view = new DataView(archive.buffer, archive.byteOffset)
  const listed = Buffer.from(archive.buffer, archive.byteOffset, archive.length).lastIndexOf(name) - 46
  const headed = view.getUint32(listed + 42, true)
  for (const [method, sum, size] of [
    [listed + 10, listed + 16, listed + 24],
    [headed + 8, headed + 14, headed + 22],
  ] as const) {
    view.setUint16(method, 8, true)
    view.setUint32(sum, crc32(bytes), true)
    view.setUint32(size, bytes.length, true)
  }
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
