import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseCount } from '../../../shared/values/count'
import { formatHours, parseHours } from '../../../shared/values/hours'
import { formatPoints, parsePoints } from '../../../shared/values/points'
import { codeOf } from '../../code-of'

test('points are hundredths, exact for every written decimal', () => {
  expect(parsePoints('1.5')).toBe(150)
  expect(parsePoints(0.29)).toBe(29)
  expect(parsePoints('-0.05')).toBe(-5)
  expect(Object.is(parsePoints('-0'), 0)).toBe(true)
  expect(formatPoints(-5)).toBe('-0.05')
})

test('whatever is written with two decimals is read back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (hundredths) => {
      expect(parsePoints(formatPoints(hundredths))).toBe(hundredths)
    }),
  )
})

test.each([
  ['1.005', 'precision'],
  ['1.000', 'precision'],
  ['', 'not-a-number'],
  ['１', 'not-a-number'],
  ['1e3', 'not-a-number'],
  [Number.NaN, 'not-a-number'],
  [Number.POSITIVE_INFINITY, 'not-a-number'],
  [null, 'not-a-number'],
  [true, 'not-a-number'],
  [1e21, 'not-a-number'],
])('points %p are refused as %s', (written, code) => {
  expect(codeOf(() => parsePoints(written))).toBe(code)
})

test.each([
  [-1, 'negative'],
  [1.5, 'not-whole'],
  ['x', 'not-a-number'],
  [100_001, 'out-of-range'],
])('a count of %p is refused as %s', (written, code) => {
  expect(codeOf(() => parseCount(written))).toBe(code)
})

test('counts are whole numbers, also when written as 2.0', () => {
  expect(parseCount('2.0')).toBe(2)
  expect(parseCount(0)).toBe(0)
})

test('hours come in quarters', () => {
  expect(parseHours('2.5')).toBe(10)
  expect(formatHours(parseHours(0.75))).toBe('0.75')
  expect(codeOf(() => parseHours('0.1'))).toBe('precision')
  expect(codeOf(() => parseHours(-1))).toBe('negative')
  expect(codeOf(() => parseHours(10_001))).toBe('out-of-range')
})
