import { addDays, type CivilDate, civilDate, daysInMonth } from '../../../shared/values/civil-date'
import type { CellValue } from '../../files/read-workbook'
import { cellText } from './cell-text'

/** A day as a roster gives it; of a month, its first day. */
export interface RosterDate {
  readonly date: CivilDate
  readonly precision: 'day' | 'month'
}

/** How a cell's number is to be read. */
export interface DateReading {
  /** whether the cell shows a month and no day */
  readonly isMonth: boolean
  /** whether the workbook counts days from 1904 */
  readonly from1904: boolean
}

const TIME = /[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/
const BREAK = '[-./\u3001,·_~\u2010-\u2015\u2212\u3002]'
const DAY = new RegExp(`^(\\d{4})(?:年|${BREAK})(\\d{1,2})(?:月|${BREAK})(\\d{1,2})[日号]?$`)
const MONTH = new RegExp(`^(\\d{4})(?:年|${BREAK})(\\d{1,2})(?:月份?|${BREAK})?$`)
const CLOSED_DAY = /^(\d{4})(\d{2})(\d{2})$/
const CLOSED_MONTH = /^(\d{4})(\d{2})$/
const CHINESE = new Map([...'〇一二三四五六七八九'].map((digit, value) => [digit, String(value)]))
const EPOCH = civilDate(1899, 12, 30)
const BETWEEN_EPOCHS = 1462
/** Serial numbers of five digits, days from 1927 to 2100; four digits are a year that somebody wrote. */
const SERIALS = { least: 10_000, most: 73_415 }
const YEARS = { least: 1900, most: 2100 }

/**
 * Reads a date as offices write it: 2019年5月1日, 2019.05.01, 2019-5, 20190501, 二〇一九年五月, a day of the
 * spreadsheet or its serial number.
 * @returns undefined for an empty cell; a sentence of what is wrong with any other
 */
export function readDate(value: CellValue | undefined, reading: DateReading): RosterDate | string | undefined {
  const text = cellText(value)
  if (text === '') return undefined
  if (value instanceof Date) return fromDay(text, reading.isMonth)
  if (typeof value === 'boolean') return notADate(text)
  if (typeof value === 'number' && /^\d{4}\.\d$/.test(text)) {
    return `“${text}”可能是 ${text.slice(5)} 月，也可能是 ${text.slice(5)}0 月末尾的零没有显示，请写成 2019-01 这样的形式`
  }
  const written = withDigits(text.replace(TIME, '').replaceAll(' ', ''))
  const serial = serialOf(written)
  if (serial !== null) return fromSerial(serial, reading)
  const day = DAY.exec(written) ?? CLOSED_DAY.exec(written)
  if (day) return fromParts(text, Number(day[1]), Number(day[2]), Number(day[3]))
  const month = MONTH.exec(written) ?? CLOSED_MONTH.exec(written)
  if (month) return fromParts(text, Number(month[1]), Number(month[2]), null)
  if (/^\d{4}年?$/.test(written)) return `“${text}”只写到年，至少要写到月`
  if (new RegExp(`^\\d{2}(?:年|${BREAK})\\d`).test(written)) return `“${text}”的年份要写四位`
  return notADate(text)
}

function fromDay(iso: string, isMonth: boolean): RosterDate | string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return fromParts(iso, year, month, isMonth && day === 1 ? null : day)
}

function serialOf(written: string): number | null {
  if (!/^\d{5}(\.\d+)?$/.test(written)) return null
  const serial = Math.floor(Number(written))
  return serial >= SERIALS.least && serial <= SERIALS.most ? serial : null
}

function fromSerial(serial: number, { isMonth, from1904 }: DateReading): RosterDate | string {
  return fromDay(addDays(EPOCH, serial + (from1904 ? BETWEEN_EPOCHS : 0)), isMonth)
}

function fromParts(text: string, year: number, month: number, day: number | null): RosterDate | string {
  if (year < YEARS.least || year > YEARS.most) return `“${text}”的年份不对`
  if (month < 1 || month > 12) return `“${text}”没有这个月份`
  if (day === null) return { date: civilDate(year, month, 1), precision: 'month' }
  if (day < 1 || day > daysInMonth(year, month)) return `“${text}”没有这一天`
  return { date: civilDate(year, month, day), precision: 'day' }
}

/** 二〇一九年十二月二十五日 in the digits everybody types. */
function withDigits(text: string): string {
  if (!/[〇零○一二三四五六七八九十]/.test(text)) return text
  return text
    .replaceAll(/([一二三])?十([一二三四五六七八九])?/g, (_, tens: string | undefined, ones: string | undefined) => {
      return `${tens === undefined ? '1' : CHINESE.get(tens)}${ones === undefined ? '0' : CHINESE.get(ones)}`
    })
    .replaceAll(/[〇零○一二三四五六七八九]/g, (digit) => CHINESE.get(digit) ?? '0')
}

function notADate(text: string): string {
  return `“${text.slice(0, 30)}”不是日期，请写成 2019-05-01 或 2019-05 这样的形式`
}
