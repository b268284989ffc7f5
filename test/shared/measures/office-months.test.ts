import { expect, test } from '@jest/globals'
import { type OfficeSpan, officeMonths } from '../../../shared/measures/office-months'
import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'

const YEAR = calendarYear(2026)
const day = (written: string) => written as CivilDate
const span = (from: string, until: string | null): OfficeSpan => ({
  from: day(from),
  until: until === null ? null : day(until),
})
const months = (...spans: readonly OfficeSpan[]) => officeMonths(spans, day('2010-05-01'), YEAR)

test('a month counts when the office was held from its first to its last day', () => {
  expect(months()).toBe(0)
  expect(months(span('2020-01-01', null))).toBe(12)
  expect(months(span('2026-03-01', '2026-05-31'))).toBe(3)
  expect(months(span('2026-03-02', '2026-05-30'))).toBe(1)
  expect(months(span('2026-02-01', '2026-02-28'))).toBe(1)
  expect(months(span('2027-01-01', null))).toBe(0)
})

test('two offices at once are one month, and two halves of a month are none', () => {
  expect(months(span('2026-01-01', '2026-02-28'), span('2026-02-01', '2026-03-31'))).toBe(3)
  expect(months(span('2026-04-01', '2026-04-15'), span('2026-04-16', '2026-04-30'))).toBe(0)
})

test('nothing counts before the day of joining', () => {
  expect(officeMonths([span('2026-01-01', null)], day('2026-03-01'), YEAR)).toBe(10)
  expect(officeMonths([span('2026-01-01', null)], day('2026-03-02'), YEAR)).toBe(9)
})
