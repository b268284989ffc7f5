import type { FileType } from '../../shared/records/file-types'
import type { Bytes } from './file-store'

/** What a file is by its first bytes, whatever it is called; undefined when it is nothing we keep. */
export function sniffType(bytes: Bytes): FileType | undefined {
  const starts = (at: number, ...expected: readonly number[]) =>
    expected.every((byte, index) => bytes[at + index] === byte)
  const says = (at: number, letters: string) => starts(at, ...[...letters].map((letter) => letter.charCodeAt(0)))
  if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (says(0, 'RIFF') && says(8, 'WEBP')) return 'image/webp'
  if (says(0, '%PDF-')) return 'application/pdf'
  return undefined
}
