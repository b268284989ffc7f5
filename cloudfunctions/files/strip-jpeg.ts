import { ByteReader, broken, joined } from './byte-reader'
import type { Bytes } from './file-store'

const [START, END, SCAN, APP0, APP1, APP14, APP15, COMMENT] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xee, 0xef, 0xfe]

/**
 * A JPEG with its picture alone: of the application segments only JFIF's and Adobe's stay, which say how colours are
 * coded; Exif (place, time, device, thumbnail), XMP, profiles and comments go, and whatever follows the picture. The
 * one thing that stays of Exif is which side is up.
 * @throws AppError `file-broken`
 */
export function stripJpeg(bytes: Bytes): Bytes {
  const reader = new ByteReader(bytes)
  reader.take(2)
  const kept: Uint8Array[] = []
  let orientation = 1
  for (;;) {
    const marker = nextMarker(reader)
    if (marker === END) break
    const length = reader.uint16()
    if (length < 2) throw broken()
    const content = reader.take(length - 2)
    if (marker === APP1) orientation = orientationIn(content) ?? orientation
    if (!isKept(marker, content)) continue
    const body = marker === APP0 ? withoutThumbnail(content) : content
    kept.push(Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff), body)
    if (marker === SCAN) kept.push(scanData(reader))
  }
  const upright = orientation === 1 ? [] : [orientationSegment(orientation)]
  // JFIF's segment must come first where there is one.
  const jfif = kept[0]?.[1] === APP0 ? kept.splice(0, 2) : []
  return joined([Uint8Array.of(0xff, START), ...jfif, ...upright, ...kept, Uint8Array.of(0xff, END)])
}

function nextMarker(reader: ByteReader): number {
  if (reader.byte() !== 0xff) throw broken()
  let marker = reader.byte()
  // Any number of fill bytes may come before a marker.
  while (marker === 0xff) marker = reader.byte()
  if (marker === 0 || marker === START) throw broken()
  return marker
}

function isKept(marker: number, content: Uint8Array): boolean {
  if (marker === COMMENT) return false
  if (marker < APP0 || marker > APP15) return true
  return (marker === APP0 && startsWith(content, 'JFIF\0')) || (marker === APP14 && startsWith(content, 'Adobe'))
}

const JFIF_BYTES = 14

/** JFIF's segment may end in a small copy of the picture, its size in two bytes before it. */
function withoutThumbnail(content: Uint8Array): Uint8Array {
  if (content.length < JFIF_BYTES) throw broken()
  const plain = content.slice(0, JFIF_BYTES)
  plain.fill(0, JFIF_BYTES - 2)
  return plain
}

/** The coded picture after a scan's header, up to the marker that ends it. */
function scanData(reader: ByteReader): Uint8Array {
  const from = reader.at
  for (;;) {
    const at = reader.bytes.indexOf(0xff, reader.at)
    if (at < 0 || at + 1 >= reader.bytes.length) throw broken()
    const next = reader.bytes[at + 1] ?? 0
    // A coded 0xff is followed by 0x00; restart markers stand inside the data.
    const inside = next === 0 || (next >= 0xd0 && next <= 0xd7)
    reader.at = inside ? at + 2 : at
    if (!inside) return reader.bytes.subarray(from, at)
  }
}

const EXIF = 'Exif\0\0'

/** Which side is up, 1 to 8, by tag 0x0112 of the first directory. */
function orientationIn(content: Bytes): number | undefined {
  if (!startsWith(content, EXIF)) return undefined
  const tiff = content.subarray(EXIF.length)
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const little = startsWith(tiff, 'II')
  const fits = (at: number, size: number) => at + size <= tiff.length
  if (!fits(0, 8)) return undefined
  const directory = view.getUint32(4, little)
  if (!fits(directory, 2)) return undefined
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    if (!fits(at, 12)) return undefined
    if (view.getUint16(at, little) !== 0x0112) continue
    const value = view.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An Exif segment that says which side is up and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const content = [...[...EXIF].map((letter) => letter.charCodeAt(0)), ...tiff]
  return Uint8Array.of(0xff, APP1, 0, content.length + 2, ...content)
}

function startsWith(bytes: Uint8Array, letters: string): boolean {
  return [...letters].every((letter, index) => bytes[index] === letter.charCodeAt(0))
}
