import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Database, openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import { CITY_FILE, CITY_MARK, type CityToCopy, ID_MARK } from '../city/copied-city'
import { openContext } from '../city/open-context'
import { foundSmallCity } from '../city/small-city'
import { imageOf, prepared, RUN_FOLDER } from './run-state'

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Founds the small city that most tests begin with, once, and keeps what was written. */
export async function prepareCity(): Promise<void> {
  const image = await imageOf('migrated')
  const database = await openDatabase<Tables>({ dataDir: 'memory://' }, { image })
  const context = await openContext(database)
  const city = await foundSmallCity(context, CITY_MARK)
  const written = await everyRow(database)
  await database.close()
  const named = withMarks([JSON.stringify(written), JSON.stringify(city)])
  const toCopy: CityToCopy = {
    now: context.now(),
    statement: statementFor(Object.keys(written)),
    rows: named[0] ?? '',
    city: named[1] ?? '',
  }
  writeFileSync(path.join(prepared(RUN_FOLDER), CITY_FILE), JSON.stringify(toCopy))
}

async function everyRow({ pool }: Database<Tables>): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await pool.query(
    `select table_name as name from information_schema.columns where column_name = 'city_id' and table_schema = 'public'`,
  )
  const written: Record<string, unknown[]> = {}
  for (const { name } of tables as { name: string }[]) {
    const { rows } = await pool.query(`select to_jsonb(each) as row from ${name} each`)
    if (rows.length > 0) written[name] = rows.map(({ row }) => row)
  }
  return written
}

/**
 * In place of each id one that keeps its instant and its place among the others, comes before what is made later in the
 * same instant, and ends with a mark.
 */
function withMarks(texts: readonly string[]): string[] {
  const ids = [...new Set(texts.flatMap((text) => text.match(ID) ?? []))].sort()
  const marked = new Map(
    ids.map((id, index) => [id, `${id.slice(0, 13)}-7000-8${index.toString(16).padStart(3, '0')}-${ID_MARK}`]),
  )
  return texts.map((text) => text.replaceAll(ID, (id) => marked.get(id) ?? id))
}

/** In one statement, at the end of which alone it matters who refers to whom. */
function statementFor(tables: readonly string[]): string {
  const inserts = tables.map(
    (table, index) =>
      `t${index} as (insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb -> '${table}'))`,
  )
  return `with ${inserts.join(', ')} select`
}
