import { AppError } from '../../shared/values/app-error'

/** Where a page ended, as opaque text: the sort key of its last row. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url')
}

/** Reads a place to go on from, of as many parts as the list has sort keys. @throws AppError `bad-request` */
export function readCursor(cursor: string, parts: readonly ('string' | 'number')[]): (string | number)[] {
  const key = parse(cursor)
  const fits = Array.isArray(key) && key.length === parts.length && key.every((part, at) => typeof part === parts[at])
  if (!fits) throw new AppError('bad-request', '不是有效的翻页位置，请从第一页看起')
  return key
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
