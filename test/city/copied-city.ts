import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { OperationContext } from '../../cloudfunctions/operations/context'
import { prepared, RUN_FOLDER } from '../postgres/run-state'
import { foundSmallCity, type SmallCity } from './small-city'

/** A small city as operations founded it once for this run, with marks where each copy has its own names. */
export interface CityToCopy {
  /** the instant of its founding; a city founded at another is another city */
  readonly now: number
  /** writes all rows, which are its one parameter */
  readonly statement: string
  /** JSON of table → rows */
  readonly rows: string
  /** JSON of the `SmallCity` */
  readonly city: string
}

/** Where it lies in the run's folder. */
export const CITY_FILE = 'small-city.json'
/** Stands where a copy's own city id comes. */
export const CITY_MARK = 'city-to-copy'
/** Stands at the end of each id where a copy's own digits come. */
export const ID_MARK = 'c0c0c0c0c0c0'

let kept: CityToCopy | undefined

/**
 * A small city for a test, in a tenth of the time that founding takes: the rows which operations wrote once for this
 * run, under names of its own. Founded by operations where the test's clock stands elsewhere.
 */
export async function copySmallCity(context: OperationContext, cityId = 'sample'): Promise<SmallCity> {
  kept ??= JSON.parse(readFileSync(path.join(prepared(RUN_FOLDER), CITY_FILE), 'utf8')) as CityToCopy
  if (context.now() !== kept.now) return foundSmallCity(context, cityId)
  const digits = randomBytes(6).toString('hex')
  const named = (text: string) => text.replaceAll(ID_MARK, digits).replaceAll(CITY_MARK, cityId)
  await context.database.pool.query(kept.statement, [named(kept.rows)])
  return JSON.parse(named(kept.city)) as SmallCity
}
