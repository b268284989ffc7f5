import { describe, expect, test } from '@jest/globals'
import { writtenDate, writtenDay, writtenInstant } from '../../miniprogram/src/state/written-day'

const TODAY = '2027-01-05'

describe('a day on a page', () => {
  test('bears its year where it is another than today’s', () => {
    expect(writtenDay('2027-01-04', TODAY)).toBe('1月4日')
    expect(writtenDay('2026-12-31', TODAY)).toBe('2026年12月31日')
  })

  test('is Shanghai’s, and so is the time', () => {
    expect(writtenInstant('2026-12-31T16:05:00.000Z', TODAY)).toBe('1月1日 00:05')
    expect(writtenInstant('2026-12-31T15:59:59.000Z', TODAY)).toBe('2026年12月31日 23:59')
  })

  test('bears its year always where it names a version', () => {
    expect(writtenDate('2027-01-01')).toBe('2027年1月1日')
  })
})
