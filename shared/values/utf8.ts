/** The bytes of a text in UTF-8. Phones have no TextEncoder. A lone half of a surrogate pair becomes U+FFFD, as there. */
export function utf8Bytes(text: string): Uint8Array {
  // One unit of UTF-16 is three bytes at most. Units are walked by place: on phones a loop over characters is slow.
  const bytes = new Uint8Array(3 * text.length)
  let length = 0
  const put = (byte: number) => {
    bytes[length] = byte
    length += 1
  }
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) as number
    if (point < 0x80) {
      put(point)
    } else if (point < 0x800) {
      put(0xc0 | (point >> 6))
      put(tail(point))
    } else if (point >= 0xd800 && point < 0xe000) {
      put(0xef)
      put(0xbf)
      put(0xbd)
    } else if (point < 0x10000) {
      put(0xe0 | (point >> 12))
      put(tail(point >> 6))
      put(tail(point))
    } else {
      at += 1
      put(0xf0 | (point >> 18))
      put(tail(point >> 12))
      put(tail(point >> 6))
      put(tail(point))
    }
  }
  return bytes.slice(0, length)
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f)
}
