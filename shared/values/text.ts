import { AppError } from './app-error'

/**
 * Control characters but the line feed, lone halves of surrogate pairs, marks that turn the reading direction, and breaks
 * that are no line feed.
 */
const FORBIDDEN = /(?!\n)\p{Cc}|\p{Cs}|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u206F\uFFF9-\uFFFB]/u
/** What comes along when one copies from a page and is not seen; by it two names that look the same would be two. */
const UNSEEN = /[\u200B\u2060\uFEFF]/gu

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
 * Reads a text a person typed: normalised to NFC, trimmed, without what nobody sees.
 * @throws AppError `forbidden-character` or `text-length`
 */
export function parseText(written: unknown, { least, most, lines }: TextLimits): string {
  if (typeof written !== 'string') throw new AppError('text-length', '应填文字')
  if (holdsForbidden(written)) throw new AppError('forbidden-character', '含有不能使用的控制字符')
  const text = written.replaceAll(UNSEEN, '').normalize('NFC').trim()
  if (!lines && text.includes('\n')) throw new AppError('forbidden-character', '不能换行')
  const length = [...text].length
  if (length < least) throw new AppError('text-length', length === 0 ? '不能为空' : `至少 ${least} 个字`)
  if (length > most) throw new AppError('text-length', `至多 ${most} 个字，现有 ${length} 个字`)
  return text
}
