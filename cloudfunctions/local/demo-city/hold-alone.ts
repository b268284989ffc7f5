import { AppError } from '../../../shared/values/app-error'
import type { Database } from '../../store/open-database'
import type { Tables } from '../../store/tables'

/** Any number will do, so long as every demo takes the same. */
const LOCK = 4_100_2026

/**
 * Keeps a second demo off a PostgreSQL that this one uses: it would take a founding under way for an interrupted one.
 * The embedded database's directory is claimed already.
 * @returns lets the next one in; so does the end of the process
 * @throws AppError `database-in-use`
 */
export async function holdAlone({ kind, pool }: Database<Tables>): Promise<() => void> {
  if (kind === 'embedded') return () => undefined
  const client = await pool.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK])
  if (rows[0]?.held === true) return () => client.release(true)
  client.release()
  throw new AppError('database-in-use', '这个数据库正由另一个演示程序使用，请先停止那一个')
}
