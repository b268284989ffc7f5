import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { holdsForbidden, parseText } from '../../../shared/values/text'
import { codeOf } from '../../code-of'

const limits = { least: 1, most: 5, lines: false }

test('a text is trimmed, composed and counted in characters', () => {
  expect(parseText('  志愿服务 ', limits)).toBe('志愿服务')
  expect(parseText('e\u0301', limits)).toBe('\u00e9')
  expect(parseText('𠮷𠮷𠮷𠮷𠮷', limits)).toBe('𠮷𠮷𠮷𠮷𠮷')
  expect(codeOf(() => parseText('𠮷𠮷𠮷𠮷𠮷𠮷', limits))).toBe('text-length')
  expect(codeOf(() => parseText('   ', limits))).toBe('text-length')
  expect(codeOf(() => parseText(7, limits))).toBe('text-length')
})

test.each([
  '\u0000',
  '\u0007',
  '\t',
  '\r',
  '\u007f',
  '\u0085',
  '\ud800',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u061c',
  '\u2028',
])('%j is refused wherever it stands', (character) => {
  expect(codeOf(() => parseText(`志${character}愿`, limits))).toBe('forbidden-character')
  expect(codeOf(() => parseText(`志愿${character}`, { ...limits, lines: true }))).toBe('forbidden-character')
})

test('what nobody sees makes no other text of it', () => {
  expect(parseText('\ufeff张\u200b三\u2060', limits)).toBe('张三')
  expect(codeOf(() => parseText('\u200b', limits))).toBe('text-length')
})

test('line feeds stand only where several lines are asked for', () => {
  expect(parseText('一\n二', { ...limits, lines: true })).toBe('一\n二')
  expect(codeOf(() => parseText('一\n二', limits))).toBe('forbidden-character')
})

test('what is accepted can be read again and stays the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (written) => {
      fc.pre(!holdsForbidden(written) && written.normalize('NFC').trim() !== '')
      const once = parseText(written, { least: 1, most: 100, lines: true })
      expect(parseText(once, { least: 1, most: 100, lines: true })).toBe(once)
    }),
  )
})
