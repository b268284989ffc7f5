import { types } from 'pg'

type Parse = (text: string) => unknown

// Arrays that pg-types has no names for, by their fixed object ids.
const TEXT_ARRAY: number = 1009
const INT8_ARRAY = 1016
const NUMERIC_ARRAY = 1231
const DATE_ARRAY = 1182
const TIMESTAMP_ARRAY = 1115

/** The elements of any array as the database writes them. */
const textArray: Parse = types.getTypeParser(TEXT_ARRAY, 'text')

const asWritten: Parse = (text) => text

/** Counts and sums are numbers; what a number cannot hold exactly is an error, never a rounded figure. */
const wholeNumber: Parse = (text) => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is no safe whole number: select it as text`)
  return number
}

const zoneless: Parse = () => {
  throw new TypeError('timestamp without time zone names no instant: use timestamptz, or date for a civil day')
}

const arrayOf =
  (element: Parse): Parse =>
  (text) =>
    (textArray(text) as (string | null)[]).map((item) => (item === null ? null : element(item)))

const PARSERS = new Map<number, Parse>([
  [types.builtins.INT8, wholeNumber],
  [INT8_ARRAY, arrayOf(wholeNumber)],
  [types.builtins.NUMERIC, wholeNumber],
  [NUMERIC_ARRAY, arrayOf(wholeNumber)],
  [types.builtins.DATE, asWritten],
  [DATE_ARRAY, arrayOf(asWritten)],
  [types.builtins.TIMESTAMP, zoneless],
  [TIMESTAMP_ARRAY, zoneless],
])

/**
 * How columns become values: `bigint` and `numeric` (sums of bigint are numeric) as whole numbers or an error,
 * `date` as 'YYYY-MM-DD' text that never passes through Date, `timestamptz` as Date, everything else as pg does.
 * Numbers in array columns (of base types above) likewise.
 */
export const columnValues: { getTypeParser: typeof types.getTypeParser } = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? types.getTypeParser(oid, format ?? 'text'),
}
