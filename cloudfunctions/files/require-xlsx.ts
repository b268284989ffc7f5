import { AppError } from '../../shared/values/app-error'

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)
/** How Office names the stream of a workbook that has a password, in UTF-16. */
const ENCRYPTED_STREAM = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])

/**
 * Says what a file is that cannot be a workbook, by its first bytes, and what to do about it.
 * @throws AppError `wrong-content-type`
 */
export function requireArchive(bytes: Uint8Array): void {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return
  throw new AppError('wrong-content-type', notXlsx(bytes))
}

/** The same by the parts of an archive. @throws AppError `wrong-content-type` */
export function requireWorkbook(names: ReadonlySet<string>): void {
  if (names.has('xl/workbook.xml')) return
  throw new AppError('wrong-content-type', notWorkbook(names))
}

function notXlsx(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return holds(bytes, ENCRYPTED_STREAM)
      ? '文件加了打开密码，请在 Excel 或 WPS 里去掉密码，另存为 .xlsx 再传'
      : '这是旧版的 .xls 文件，请在 Excel 或 WPS 里另存为 .xlsx 再传'
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return '这是 PDF 文件，花名册请用 .xlsx'
  if (startsWith(bytes, 0xff, 0xd8) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return '这是图片，花名册请用 .xlsx'
  if (startsWith(bytes, 0x52, 0x61, 0x72, 0x21)) return '这是 RAR 压缩包，请解压后传其中的 .xlsx'
  const text = new TextDecoder().decode(bytes.subarray(0, 512)).replace('\ufeff', '').trimStart()
  if (text.startsWith('<')) return '这是网页或 XML 格式的表格，只是改了扩展名，请在 Excel 或 WPS 里另存为 .xlsx 再传'
  if (/[,\t;，]/.test(text)) return '这是文本表格（CSV），请在 Excel 或 WPS 里另存为 .xlsx 再传'
  return '这不是 .xlsx 文件，请在 Excel 或 WPS 里另存为 .xlsx 再传'
}

function notWorkbook(names: ReadonlySet<string>): string {
  if (names.has('xl/workbook.bin')) return '这是二进制的 .xlsb 文件，请另存为 .xlsx 再传'
  if (names.has('word/document.xml')) return '这是 Word 文档，花名册请用 .xlsx'
  if (names.has('ppt/presentation.xml')) return '这是演示文稿，花名册请用 .xlsx'
  if (names.has('content.xml')) return '这是 .ods 文件，请另存为 .xlsx 再传'
  return '这是压缩包，不是 .xlsx 文件；请解压后传其中的 .xlsx'
}

function holds(bytes: Uint8Array, sought: readonly number[]): boolean {
  const [first] = sought
  for (let at = bytes.indexOf(first ?? 0); at !== -1; at = bytes.indexOf(first ?? 0, at + 1)) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}
