import { beforeAll, beforeEach, expect } from '@jest/globals'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { OpenNew } from '../postgres/databases'
import { copySmallCity } from './copied-city'
import { openApi, type TestApi } from './open-api'
import { openContext, type TestContext } from './open-context'
import type { SmallCity } from './small-city'

/** What a test works in; filled before each. */
export interface Place {
  context: TestContext
  api: TestApi
  city: SmallCity
}

/** One database for the block, and in it a small city of its own for each test, at ten on 20 November 2026. */
export function eachTestACity(open: OpenNew): Place {
  const place = {} as Place
  let cities = 0
  beforeAll(async () => {
    place.context = await openContext(await open<Tables>())
    place.api = openApi(place.context)
  })
  beforeEach(async () => {
    cities += 1
    place.context.setNow('2026-11-20T10:00:00+08:00')
    place.city = await copySmallCity(place.context, `city-${cities}`)
  })
  return place
}

/** All rows of a city in the given tables, to show that nothing was written. */
export async function rowsOf(
  { context, city }: Place,
  ...tables: ('activities' | 'attendance' | 'activity_history' | 'audit_log' | 'dues' | 'study_attestations')[]
): Promise<string> {
  const rows = tables.map((table) =>
    context.database.kysely.selectFrom(table).selectAll().where('city_id', '=', city.cityId).execute(),
  )
  return JSON.stringify((await Promise.all(rows)).map((all) => all.map((row) => JSON.stringify(row)).sort()))
}

/** What a refusal looks like. */
export function refusal(status: number, code: string) {
  return { status, answer: { code, message: expect.stringMatching(/\p{Script=Han}/u) } }
}
