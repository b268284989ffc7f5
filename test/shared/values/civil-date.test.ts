import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDateAt,
  completedMonths,
  parseCivilDate,
  startOfDay,
} from '../../../shared/values/civil-date'
import {
  calendarYear,
  contains,
  endedMonths,
  endedQuarters,
  fullMonthsFrom,
  yearEnding,
} from '../../../shared/values/window'
import { codeOf } from '../../code-of'

const day = (written: string) => parseCivilDate(written)

test.each([
  '2019-02-29',
  '2019-13-01',
  '2019-00-10',
  '2019-1-1',
  '20190101',
  '2019-04-31',
  '0000-01-01',
  '1899-12-31',
  '3000-01-01',
  '',
  null,
  20190101,
])('%p is no day', (written) => {
  expect(codeOf(() => parseCivilDate(written))).toBe('not-a-date')
})

test('a civil day begins at 16:00 UTC of the day before', () => {
  expect(civilDateAt(Date.UTC(2026, 10, 19, 15, 59, 59, 999))).toBe('2026-11-19')
  expect(civilDateAt(Date.UTC(2026, 10, 19, 16))).toBe('2026-11-20')
  expect(startOfDay(day('2026-11-20'))).toBe(Date.UTC(2026, 10, 19, 16))
})

test.each([
  ['2019-08-31', 6, '2020-02-29'],
  ['2018-08-31', 6, '2019-02-28'],
  ['2020-01-31', 1, '2020-02-29'],
  ['2020-03-31', -1, '2020-02-29'],
  ['2019-12-15', 12, '2020-12-15'],
  ['2019-01-15', -1, '2018-12-15'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to)
})

test.each([
  ['2017-08-31', '2018-08-30', 11],
  ['2017-08-31', '2018-08-31', 12],
  ['2019-08-31', '2020-02-29', 6],
  ['2019-08-31', '2020-02-28', 5],
  ['2020-01-01', '2019-01-01', 0],
])('from %s to %s are %i full months', (from, to, months) => {
  expect(completedMonths(day(from), day(to))).toBe(months)
})

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1950-01-01' as CivilDate, days))

test('full months never overshoot and never fall a month short', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (a, b) => {
      const [from, to] = a <= b ? [a, b] : [b, a]
      const months = completedMonths(from, to)
      expect(addMonths(from, months) <= to).toBe(true)
      expect(addMonths(from, months + 1) > to).toBe(true)
    }),
  )
})

test('days added one way are the days between', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
      expect(addDays(addDays(from, days), -days)).toBe(from)
    }),
  )
})

test('a window holds both its ends', () => {
  const window = yearEnding(2020, 12, 15)
  expect(window).toEqual({ from: '2019-12-16', to: '2020-12-15' })
  expect(contains(window, day('2019-12-15'))).toBe(false)
  expect(contains(window, day('2019-12-16'))).toBe(true)
  expect(contains(window, day('2020-12-15'))).toBe(true)
  expect(contains(window, day('2020-12-16'))).toBe(false)
})

test('a month has ended by the end of its last day', () => {
  const year = calendarYear(2018)
  expect(endedMonths(year, day('2018-03-30'))).toEqual(['2018-01', '2018-02'])
  expect(endedMonths(year, day('2018-03-31'))).toHaveLength(3)
  expect(endedMonths(year, day('2019-05-01'))).toHaveLength(12)
  expect(endedQuarters(year, day('2018-03-31'))).toEqual(['2018Q1'])
  expect(endedQuarters(year, day('2018-12-31'))).toEqual(['2018Q1', '2018Q2', '2018Q3', '2018Q4'])
})

test('the month of joining counts only when it was joined on its first day', () => {
  const year = calendarYear(2026)
  expect(fullMonthsFrom(year, day('2026-07-01'))).toBe(6)
  expect(fullMonthsFrom(year, day('2026-07-02'))).toBe(5)
  expect(fullMonthsFrom(year, day('2020-01-01'))).toBe(12)
  expect(fullMonthsFrom(year, day('2026-12-02'))).toBe(0)
})
