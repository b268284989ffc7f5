import { ByteReader, broken, joined } from './byte-reader'
import type { Bytes } from './file-store'

/** What a PNG needs to be shown: size, palette, pixels, transparency, and how colours and pixels are meant. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'])

const SIGNATURE_BYTES = 8

/**
 * A PNG with its picture alone: texts, times, Exif, profiles, further frames and unknown chunks go, and whatever
 * follows the end. Chunks that stay keep their bytes, checksums included.
 * @throws AppError `file-broken`
 */
export function stripPng(bytes: Bytes): Bytes {
  const reader = new ByteReader(bytes)
  const kept: Uint8Array[] = [reader.take(SIGNATURE_BYTES)]
  for (let first = true; ; first = false) {
    const from = reader.at
    const length = reader.uint32()
    const name = reader.name()
    reader.take(length + 4)
    if (first !== (name === 'IHDR')) throw broken()
    if (KEPT.has(name)) kept.push(bytes.subarray(from, reader.at))
    if (name === 'IEND') return joined(kept)
  }
}
