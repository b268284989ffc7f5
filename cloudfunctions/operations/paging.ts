import { type RawBuilder, type SqlBool, sql } from 'kysely'
import * as z from 'zod'
import { AppError } from '../../shared/values/app-error'
import { isWrittenDate } from '../../shared/values/civil-date'

export interface Page<Item> {
  readonly items: Item[]
  /** where the next page begins; null on the last */
  readonly next: string | null
}

export const DEFAULT_PAGE = 50

/** A day in a position. Whoever forges one may write a day that no database takes. */
const day = z.iso.date().refine(isWrittenDate)

/** A position in a list that is ordered by day and id. */
export const byDay = z.tuple([day, z.uuid()])

/** A position in a list that is ordered by instant and id. @param id the form of its ids */
export function byInstant(id: z.ZodType<string> = z.uuid()) {
  return z.tuple([z.iso.datetime().refine((instant) => isWrittenDate(instant.slice(0, 10))), id])
}

/** Ids that say what they are for, such as `draft-notices.2026-10`. */
export const wordyId = z.string().max(120)

/** The rows that come after a position where the newest stand first. @param columns of instant and id */
export function afterNewer(
  position: readonly [string, string] | undefined,
  columns: readonly [at: string, id: string],
): RawBuilder<SqlBool> {
  if (position === undefined) return sql`true`
  const [at, id] = columns.map((column) => sql.ref(column))
  return sql`(${at}, ${id}) < (${position[0]}::timestamptz, ${position[1]})`
}

/** Reads where the page before ended. @throws AppError `bad-request` */
export function readCursor<Position>(cursor: string | undefined, position: z.ZodType<Position>): Position | undefined {
  if (cursor === undefined) return undefined
  const written = Buffer.from(cursor, 'base64url').toString('utf8')
  // No text of ours holds a NUL, and no database takes one.
  const parsed = position.safeParse(written.includes('\\u0000') ? undefined : parsedJson(written))
  if (parsed.success) return parsed.data
  throw new AppError('bad-request', '不是有效的翻页位置，请从第一页看起')
}

/** A page of rows of which one more than asked for was fetched. @param positionOf where a row stands in the order */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => readonly (string | number)[],
): Page<Row> {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items,
    next: last === undefined ? null : Buffer.from(JSON.stringify(positionOf(last)), 'utf8').toString('base64url'),
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
