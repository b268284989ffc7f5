import { ByteReader, broken, joined } from './byte-reader'
import type { Bytes } from './file-store'

/** The header, the picture in its two codings, its transparency, and the frames of a moving one. */
const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF'])

/** In the header's flags: a colour profile, Exif and XMP are there. */
const METADATA_FLAGS = 0x20 | 0x08 | 0x04

/**
 * A WebP with its picture alone: Exif, XMP, profiles and unknown chunks go, the header's flags and the size follow.
 * @throws AppError `file-broken`
 */
export function stripWebp(bytes: Bytes): Bytes {
  const reader = new ByteReader(bytes)
  reader.take(4)
  const size = reader.uint32(true)
  const end = reader.at + size
  if (end > bytes.length) throw broken()
  reader.take(4)
  const kept: Uint8Array[] = []
  while (reader.at < end) {
    const from = reader.at
    const name = reader.name()
    const length = reader.uint32(true)
    reader.take(length)
    // Chunks begin at even places; some writers leave the last padding out.
    if (length % 2 === 1 && reader.left > 0) reader.take(1)
    if (KEPT.has(name)) kept.push(chunk(bytes.subarray(from, reader.at), name, length))
  }
  if (kept.length === 0) throw broken()
  const content = joined(kept)
  const head = new Uint8Array(12)
  head.set(bytes.subarray(0, 12))
  new DataView(head.buffer).setUint32(4, content.length + 4, true)
  return joined([head, content])
}

function chunk(bytes: Uint8Array, name: string, length: number): Uint8Array {
  const copy = new Uint8Array(8 + length + (length % 2))
  copy.set(bytes)
  if (name === 'VP8X') copy[8] = (copy[8] ?? 0) & ~METADATA_FLAGS
  return copy
}
