import { crc32, deflateSync } from 'node:zlib'

type Bytes = Uint8Array<ArrayBuffer>

/** What no kept file may hold. */
export const SECRET = 'GPS 30.2741N 120.1551E Huawei'

/** The smallest grey JPEG that decoders take, one pixel, with room for further segments after its beginning. */
const JPEG_BODY = Buffer.from(
  'ffdb004300030202020202030202020303030304060404040404080606050609080a0a090809090a0c0f0c0a0b0e0b09090d110d0e0f101011100a0c12131210130f101010ffc9000b080001000101011100ffcc000600101005ffda0008010100003f00d2cf20ffd9',
  'hex',
)

const segment = (marker: number, content: Uint8Array) =>
  Buffer.concat([Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]), content])
const text = (written: string) => Buffer.from(written, 'latin1')

export const jfif = segment(
  0xe0,
  Buffer.concat([text('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 1, 1]), text('abc')]),
)
export const adobe = segment(0xee, Buffer.concat([text('Adobe'), Buffer.from([0, 100, 0, 0, 0, 0, 0])]))

/** An Exif segment that says which side is up, then the secret. */
export function exif(orientation: number, little = true): Buffer {
  const number = (value: number, size: number) => {
    const bytes = Buffer.alloc(size)
    if (little) bytes.writeUIntLE(value, 0, size)
    else bytes.writeUIntBE(value, 0, size)
    return bytes
  }
  const entry = [number(0x0112, 2), number(3, 2), number(1, 4), number(orientation, 2), number(0, 2)]
  const tiff = [
    text(little ? 'II' : 'MM'),
    number(42, 2),
    number(8, 4),
    number(1, 2),
    ...entry,
    number(0, 4),
    text(SECRET),
  ]
  return segment(0xe1, Buffer.concat([text('Exif\0\0'), ...tiff]))
}

/** A photo as a phone makes it: metadata before the picture, and something after its end. */
export function jpeg(...segments: readonly Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, JPEG_BODY]))
}

export const spokenJpeg = () =>
  new Uint8Array(
    Buffer.concat([
      jpeg(
        jfif,
        exif(6),
        segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x>${SECRET}</x>`)),
        segment(0xe2, text(`ICC_PROFILE\0\x01\x01${SECRET}`)),
        segment(0xfe, text(SECRET)),
        adobe,
      ),
      text(SECRET),
    ]),
  )

const chunk = (name: string, content: Uint8Array) => {
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(Buffer.concat([text(name), content])))
  return Buffer.concat([size, text(name), content, sum])
}

/** A PNG of one red pixel. @param extra chunks before the pixels */
export function png(...extra: readonly Uint8Array[]): Bytes {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      ...extra,
      chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

export const spokenPng = () =>
  new Uint8Array(
    Buffer.concat([
      png(
        chunk('tEXt', text(`Comment\0${SECRET}`)),
        chunk('eXIf', text(`II*\0${SECRET}`)),
        chunk('iTXt', text(`XML\0\0\0\0\0${SECRET}`)),
        chunk('tIME', Buffer.from([7, 234, 11, 20, 10, 0, 0])),
        chunk('sRGB', Buffer.from([0])),
      ),
      text(SECRET),
    ]),
  )

const webpChunk = (name: string, content: Uint8Array) => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(content.length)
  return Buffer.concat([text(name), size, content, Buffer.alloc(content.length % 2)])
}

/** A WebP around the given chunks. */
export function webp(...chunks: readonly Uint8Array[]): Bytes {
  const content = Buffer.concat([text('WEBP'), ...chunks])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(content.length)
  return new Uint8Array(Buffer.concat([text('RIFF'), size, content]))
}

/** One lossless pixel. */
export const vp8l = webpChunk('VP8L', Buffer.from('2f0000000007d0fffef7bfff81882231fd0f', 'hex'))
export const vp8x = (flags: number) => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]))

export const spokenWebp = () =>
  new Uint8Array(
    Buffer.concat([
      webp(
        vp8x(0x20 | 0x10 | 0x08 | 0x04),
        webpChunk('ICCP', text(SECRET)),
        vp8l,
        webpChunk('EXIF', text(SECRET)),
        webpChunk('XMP ', text(SECRET)),
      ),
      text(SECRET),
    ]),
  )

export const pdf = () => new Uint8Array(text('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'))
