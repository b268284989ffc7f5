import * as z from 'zod'
import { AppError } from '../values/app-error'
import { type CivilDate, parseCivilDate } from '../values/civil-date'
import { formatHours, parseHours, type QuarterHours } from '../values/hours'
import { type CityId, type Id, parseCityId, parseId } from '../values/ids'
import { formatPoints, type Points, parsePoints } from '../values/points'
import { parseText } from '../values/text'
import { parseYearMonth, type YearMonth } from '../values/year-month'
import { parseYearQuarter, type YearQuarter } from '../values/year-quarter'

/** What documents a value for readers of the API: its Chinese name, and what a JSON Schema may say of the text. */
interface Described {
  readonly title: string
  readonly format?: string
  readonly pattern?: string
  readonly examples?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
}

/** A value that travels as text and is read by one of the parsers of `shared/values`, whose codes its issues carry. */
function written<T>(about: Described, parse: (text: string) => T, write: (value: T) => string) {
  const { title, ...form } = about
  return z
    .codec(z.string().meta(form), z.custom<T>(), {
      decode: (text, context) => {
        try {
          return parse(text)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          context.issues.push({
            code: 'custom',
            input: text,
            message: error.message,
            params: { code: error.code },
          })
          return z.NEVER
        }
      },
      encode: write,
    })
    .meta({ title })
}

/** A row's id: a UUID in lower case. */
export const id = written<Id>({ title: '编号', format: 'uuid' }, parseId, String)

/** A city: `jinhua`. */
export const cityId = written<CityId>({ title: '城市', pattern: '^[a-z][a-z0-9-]{1,30}$' }, parseCityId, String)

/** A day, YYYY-MM-DD, in Asia/Shanghai. */
export const civilDate = written<CivilDate>({ title: '日期', format: 'date' }, parseCivilDate, String)

/** A month, YYYY-MM. */
export const yearMonth = written<YearMonth>(
  { title: '月份', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', examples: ['2026-01'] },
  parseYearMonth,
  String,
)

/** A calendar quarter, YYYYQn. */
export const yearQuarter = written<YearQuarter>(
  { title: '季度', pattern: '^\\d{4}Q[1-4]$', examples: ['2026Q1'] },
  parseYearQuarter,
  String,
)

/** Hours in whole quarters; travel in decimals ("2.5"), a handler holds quarters (10). Zero is allowed. */
export const hours = written<QuarterHours>(
  { title: '时长', pattern: '^\\d{1,5}(\\.\\d+)?$', examples: ['2.5'] },
  parseHours,
  formatHours,
)

/** Points; travel with two decimals ("1.50"), a handler holds hundredths (150). */
export const points = written<Points>(
  { title: '分值', pattern: '^-?\\d{1,9}(\\.\\d{1,2})?$', examples: ['1.50'] },
  parsePoints,
  formatPoints,
)

/** A text on one line, of `least` to `most` characters: trimmed, NFC, without control characters. */
export function text(least: number, most: number) {
  return writtenText(least, most, false)
}

/** A text that may have several lines. */
export function lines(least: number, most: number) {
  return writtenText(least, most, true)
}

function writtenText(least: number, most: number, lines: boolean) {
  const about = { title: '文字', minLength: least, maxLength: most }
  return written<string>(about, (value) => parseText(value, { least, most, lines }), String)
}

/** An instant, in milliseconds since 1970-01-01T00:00Z; travels as RFC 3339 in UTC. */
export const instant = z
  .codec(z.iso.datetime(), z.int(), {
    decode: (text) => Date.parse(text),
    encode: (milliseconds) => new Date(milliseconds).toISOString(),
  })
  .meta({ title: '时刻' })

/** A whole number in a query, where everything travels as text. */
export function wholeInQuery(least: number, most: number) {
  return z
    .codec(z.string().regex(/^\d{1,9}$/, '应填整数'), z.int().min(least).max(most), { decode: Number, encode: String })
    .meta({ title: '数目' })
}

const LONGEST_CURSOR = 400

/** Fields of a query that asks for one page: spread them into `query`. */
export const pageQuery = {
  /** where the page before ended, as its `next` said */
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, '不是有效的翻页位置')
    .max(LONGEST_CURSOR)
    .meta({ title: '翻页位置' })
    .optional(),
  limit: wholeInQuery(1, 100).meta({ title: '每页条数' }).optional(),
}

/** One page of a list; `next` is null on the last. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item).meta({ title: '条目' }),
    next: z.string().max(LONGEST_CURSOR).nullable().meta({ title: '下一页位置' }),
  })
}

/** The next one must fit the database's integer as well. */
const MOST_REVISIONS = 2_147_483_646

/** Which state of a thing a change saw; another one meanwhile refuses the change. */
export const revision = z.int().min(1).max(MOST_REVISIONS).meta({ title: '版次' })

/** What was made or changed, with its revision. */
export const revised = z.strictObject({ id, revision })
