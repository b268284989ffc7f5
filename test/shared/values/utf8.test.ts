import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { utf8Bytes } from '../../../shared/values/utf8'

test('is what a TextEncoder gives, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)])
    }),
  )
  expect([...utf8Bytes('分\ud83d')]).toEqual([...new TextEncoder().encode('分\ud83d')])
})
