import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readDate } from '../../cloudfunctions/operations/roster/read-date'
import { addDays, civilDate, partsOf } from '../../shared/values/civil-date'

const PLAIN = { isMonth: false, from1904: false }
const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(civilDate(1930, 1, 1), days))
const two = (value: number) => String(value).padStart(2, '0')
const wide = (text: string) => text.replaceAll(/[0-9.-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const DIGITS = '〇一二三四五六七八九'
const inChinese = (value: number) => {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones === 0 ? '' : DIGITS[ones]}`
}

const DAYS: Record<string, (year: number, month: number, day: number) => string | number | Date> = {
  '2019年5月1日': (y, m, d) => `${y}年${m}月${d}日`,
  '2019.05.01': (y, m, d) => `${y}.${two(m)}.${two(d)}`,
  '2019/5/1': (y, m, d) => `${y}/${m}/${d}`,
  '2019-05-01': (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  '2019-05-01 00:00:00': (y, m, d) => `${y}-${two(m)}-${two(d)} 00:00:00`,
  '2019 年 5 月 1 日 on two lines': (y, m, d) => ` ${y} 年 ${m} 月\n${d} 日 `,
  'full width': (y, m, d) => wide(`${y}.${two(m)}.${two(d)}`),
  '20190501 as text': (y, m, d) => `${y}${two(m)}${two(d)}`,
  '20190501 as a number': (y, m, d) => Number(`${y}${two(m)}${two(d)}`),
  二〇一九年五月一日: (y, m, d) =>
    `${[...String(y)].map((digit) => DIGITS[Number(digit)]).join('')}年${inChinese(m)}月${inChinese(d)}日`,
  'a day of the spreadsheet': (y, m, d) => new Date(Date.UTC(y, m - 1, d)),
  'its serial number': (y, m, d) => Date.UTC(y, m - 1, d) / 86_400_000 + 25_569,
  'its serial number as text': (y, m, d) => String(Date.UTC(y, m - 1, d) / 86_400_000 + 25_569),
}

test.each(Object.entries(DAYS))('any day written as %s is that day', (_, write) => {
  fc.assert(
    fc.property(day, (date) => {
      const parts = partsOf(date)
      expect(readDate(write(parts.year, parts.month, parts.day), PLAIN)).toEqual({ date, precision: 'day' })
    }),
  )
})

const MONTHS: Record<string, (year: number, month: number) => string | number> = {
  '2019年5月': (y, m) => `${y}年${m}月`,
  '2019-5': (y, m) => `${y}-${m}`,
  '2019.05': (y, m) => `${y}.${two(m)}`,
  '2019/05': (y, m) => `${y}/${two(m)}`,
  '201905': (y, m) => Number(`${y}${two(m)}`),
  'full width': (y, m) => wide(`${y}-${m}`),
}

test.each(Object.entries(MONTHS))('any month written as %s is that month and no day', (_, write) => {
  fc.assert(
    fc.property(day, (date) => {
      const { year, month } = partsOf(date)
      expect(readDate(write(year, month), PLAIN)).toEqual({ date: civilDate(year, month, 1), precision: 'month' })
    }),
  )
})

test('a cell that shows a month holds its first day; another day of it was typed', () => {
  const shown = { isMonth: true, from1904: false }
  expect(readDate(new Date(Date.UTC(2019, 4, 1)), shown)).toEqual({ date: '2019-05-01', precision: 'month' })
  expect(readDate(new Date(Date.UTC(2019, 4, 17)), shown)).toEqual({ date: '2019-05-17', precision: 'day' })
})

test('a serial number of a workbook from 1904 lies four years later', () => {
  expect(readDate(42_124, { isMonth: false, from1904: true })).toEqual({ date: '2019-05-01', precision: 'day' })
  expect(readDate(43_586, PLAIN)).toEqual({ date: '2019-05-01', precision: 'day' })
})

test.each([
  ['2019', '只写到年'],
  ['2019年', '只写到年'],
  ['19.5.1', '年份要写四位'],
  [2019.1, '也可能是 10 月'],
  ['2019-13', '没有这个月份'],
  ['2019年2月29日', '没有这一天'],
  ['2019.04.31', '没有这一天'],
  ['不详', '不是日期'],
  [true, '不是日期'],
  ['1019-05-01', '年份不对'],
  ['5月1日', '不是日期'],
])('%p is refused with a sentence', (value, sentence) => {
  expect(readDate(value, PLAIN)).toEqual(expect.stringContaining(sentence))
})

test('October that lost its nought is asked about only as a number: text stands as it was typed', () => {
  expect(readDate('2019.1', PLAIN)).toEqual({ date: '2019-01-01', precision: 'month' })
  expect(readDate(2019.12, PLAIN)).toEqual({ date: '2019-12-01', precision: 'month' })
})

test('whatever stands in a cell is nothing, a day that exists, or a sentence', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.date(),
    fc.constant(null),
    fc.stringMatching(/^[0-9年月日.\-/〇一二十 ]{0,12}$/),
  )
  fc.assert(
    fc.property(cell, fc.boolean(), fc.boolean(), (value, isMonth, from1904) => {
      const read = readDate(value, { isMonth, from1904 })
      if (read === undefined) return
      if (typeof read === 'string') expect(read).toMatch(/\p{Script=Han}/u)
      else expect(addDays(read.date, 0)).toBe(read.date)
    }),
    { numRuns: 2000 },
  )
})
