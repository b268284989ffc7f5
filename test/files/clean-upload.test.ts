import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { cleanUpload } from '../../cloudfunctions/files/clean-upload'
import { AppError } from '../../shared/values/app-error'
import { codeOf } from '../code-of'
import {
  adobe,
  exif,
  jfif,
  jpeg,
  pdf,
  png,
  SECRET,
  spokenJpeg,
  spokenPng,
  spokenWebp,
  vp8l,
  vp8x,
  webp,
} from './pictures'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const clean = (type: string, bytes: Uint8Array<ArrayBuffer>) => cleanUpload(type, bytes).bytes

test.each([
  ['image/jpeg', spokenJpeg],
  ['image/png', spokenPng],
  ['image/webp', spokenWebp],
])('of a %s nothing stays that tells where, when and with what it was taken', (type, make) => {
  const before = make()
  expect(text(before)).toContain(SECRET)
  const after = clean(type, before)
  expect(text(after)).not.toContain(SECRET)
  expect(text(after)).not.toMatch(/xap|ICC|XMP|tEXt|tIME|eXIf/)
  // Cleaning again changes nothing: what is kept is itself a whole picture.
  expect(clean(type, after)).toEqual(after)
})

test('a picture without metadata stays byte for byte', () => {
  expect(clean('image/jpeg', jpeg(adobe))).toEqual(jpeg(adobe))
  expect(clean('image/png', png())).toEqual(png())
  expect(clean('image/webp', webp(vp8l))).toEqual(webp(vp8l))
})

test('a JPEG keeps its side up, its colour coding and its picture, not its thumbnail', () => {
  const upright = (bytes: Uint8Array<ArrayBuffer>) => text(clean('image/jpeg', bytes))
  for (const orientation of [2, 3, 6, 8]) {
    for (const little of [true, false]) {
      const after = upright(jpeg(exif(orientation, little)))
      expect(after).toContain(
        `Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}`,
      )
    }
  }
  for (const orientation of [0, 1, 9]) expect(upright(jpeg(exif(orientation)))).toBe(text(jpeg()))
  const after = upright(spokenJpeg())
  expect(after.indexOf('JFIF')).toBe(6)
  expect(after).toContain('Adobe')
  expect(after).not.toContain('abc')
  expect(after.endsWith(text(jpeg()).slice(2))).toBe(true)
})

test('a WebP’s header no longer promises what went, and keeps what is there', () => {
  const after = clean('image/webp', spokenWebp())
  expect(after).toEqual(webp(vp8x(0x10), vp8l))
})

test('a PDF is kept as it was handed in', () => {
  expect(clean('application/pdf', pdf())).toEqual(pdf())
})

test.each([
  ['a page of HTML', 'text/html', new TextEncoder().encode('<script>1</script>')],
  ['a page that calls itself a picture', 'image/png', new TextEncoder().encode('<svg onload="1"/>')],
  ['a GIF', 'image/gif', new TextEncoder().encode('GIF89a')],
  ['nothing', 'image/png', new Uint8Array()],
  ['a PNG that calls itself a JPEG', 'image/jpeg', png()],
])('%s is refused', (_, type, bytes) => {
  expect(codeOf(() => cleanUpload(type, bytes as Uint8Array<ArrayBuffer>))).toBe('wrong-content-type')
})

const pictures = { 'image/jpeg': spokenJpeg(), 'image/png': spokenPng(), 'image/webp': spokenWebp() }

test.each(Object.entries(pictures))('a %s cut short anywhere is refused or whole', (type, bytes) => {
  const outcomes = new Set<string>()
  for (let length = 16; length < bytes.length - SECRET.length; length += 1) {
    outcomes.add(codeOf(() => cleanUpload(type, bytes.slice(0, length))) ?? 'taken')
  }
  expect(outcomes).toEqual(new Set(['file-broken']))
})

test.each(Object.entries(pictures))(
  'whatever bytes of a %s are changed, it ends with a clean file or a refusal',
  (type, bytes) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const changed = bytes.slice()
        for (const [at, byte] of changes) changed[at] = byte
        try {
          expect(clean(type, changed).length).toBeLessThanOrEqual(changed.length + 36)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
        }
      }),
      { numRuns: 2000 },
    )
  },
)

test('a JFIF segment too short for itself is refused', () => {
  const short = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 7, 0x4a, 0x46, 0x49, 0x46, 0, ...jpeg().slice(2)])
  expect(codeOf(() => cleanUpload('image/jpeg', short))).toBe('file-broken')
  expect(codeOf(() => cleanUpload('image/jpeg', jpeg(jfif)))).toBeUndefined()
})
