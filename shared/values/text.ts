import { AppError } from './app-error'

/** Control characters but the line feed, lone halves of surrogate pairs, and marks that turn the reading direction. */
const FORBIDDEN = /(?!\n)\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u

/** Whether a text holds what no honest typing produces: NUL and other control characters, broken or turned text. */
export function holdsForbidden(text: string): boolean {
  return FORBIDDEN.test(text)
}

/** Limits of a text, counted in characters after trimming. */
export interface TextLimits {
  readonly least: number
  readonly most: number
  /** whether line feeds may stand in it */
  readonly lines: boolean
}

/**
 * Reads a text a person typed: normalised to NFC, trimmed.
 * @throws AppError `forbidden-character` or `text-length`
 */
export function parseText(written: unknown, { least, most, lines }: TextLimits): string {
  if (typeof written !== 'string') throw new AppError('text-length', '应填文字')
  if (holdsForbidden(written)) throw new AppError('forbidden-character', '含有不能使用的控制字符')
  const text = written.normalize('NFC').trim()
  if (!lines && text.includes('\n')) throw new AppError('forbidden-character', '不能换行')
  const length = [...text].length
  if (length < least) throw new AppError('text-length', length === 0 ? '不能为空' : `至少 ${least} 个字`)
  if (length > most) throw new AppError('text-length', `至多 ${most} 个字，现有 ${length} 个字`)
  return text
}
