import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDirectoryStore } from '../../cloudfunctions/files/directory-store'
import { openDemo } from '../../cloudfunctions/local/demo-city/open-demo'
import type { OperationContext } from '../../cloudfunctions/operations/context'
import type { Database } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'

/** The small part of the demo city, in any database. */
export function openSmallDemo(
  database: Database<Tables>,
  realNow: () => number,
  say: (line: string) => void = () => undefined,
): Promise<OperationContext> {
  const files = openDirectoryStore(path.join(tmpdir(), 'pioneer-demo-files'))
  return openDemo(database, files, { realNow, scale: 'small', say })
}

/** A line for each table with the hash of all its rows; but for the one entry that says when the machine founded it. */
export async function digestCity({ pool }: Database<Tables>): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'migration%' order by 1`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select thing::text as row from ${name} thing`)
    const kept = rows.map(({ row }) => row).filter((row) => !row.includes('finish-demo-city'))
    const hash = createHash('sha256').update(kept.sort().join('\n')).digest('hex')
    lines.push(`${name} ${kept.length} ${hash}`)
  }
  return lines.join('\n')
}
