import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isGreaterFraction } from '../../../shared/values/compare-fractions'

const top = fc.integer({ min: 0, max: 100_000_000_000 })
const bottom = fc.integer({ min: 1, max: 100_000 })

test('agrees with exact multiplication', () => {
  fc.assert(
    fc.property(top, bottom, top, bottom, (a, b, c, d) => {
      expect(isGreaterFraction(a, b, c, d)).toBe(BigInt(a) * BigInt(d) > BigInt(c) * BigInt(b))
    }),
  )
})

// Numerator times this stays a whole number that a double holds exactly.
const times = fc.integer({ min: 1, max: 90_000 })

test('equal fractions are not greater, neighbours are', () => {
  fc.assert(
    fc.property(top, bottom, times, (a, b, factor) => {
      expect(isGreaterFraction(a * factor, b * factor, a, b)).toBe(false)
      expect(isGreaterFraction(a + 1, b, a, b)).toBe(true)
    }),
  )
})
