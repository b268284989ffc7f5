import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { START_PARAMS } from '../../cloudfunctions/store/open-embedded'

/** Under this name the sandbox of a suite finds those of its worker. */
export const LENT_LITES = Symbol.for('pioneer-fortress.lent-lites')

interface Lite {
  readonly lite: PGlite
  /** the file it began as */
  readonly image: string
  /** tables that held rows then */
  readonly held: readonly string[]
  /** what it was like then, those rows among it */
  readonly state: string
}

/**
 * Embedded databases which the suites of one worker use one after another: to open one takes a second, and the engine
 * then compiles anew whatever runs in it. Each suite gets one as its image is: a used one is emptied, and is looked at
 * before it is lent again.
 */
export class LentLites {
  readonly #free: Lite[] = []
  readonly #lent = new Map<PGlite, Lite>()

  /** @param image the file it begins as */
  async borrow(image: string): Promise<PGlite> {
    const at = this.#free.findIndex((one) => one.image === image)
    const [used] = at < 0 ? [] : this.#free.splice(at, 1)
    const one = used !== undefined && (await isEmptied(used)) ? used : await openAnew(image)
    this.#lent.set(one.lite, one)
    return one.lite
  }

  giveBack(lite: PGlite): void {
    const one = this.#lent.get(lite)
    this.#lent.delete(lite)
    if (one !== undefined) this.#free.push(one)
  }
}

async function openAnew(image: string): Promise<Lite> {
  const lite = await PGlite.create('memory://', {
    // Read at once, and without telling of a slow start every ten seconds: a file or a timer would keep the worker alive.
    loadDataDir: new Blob([readFileSync(image)]),
    startParams: [...START_PARAMS, '-c', 'log_startup_progress_interval=0'],
  })
  const held = await tablesWithRows(lite)
  return { lite, image, held, state: await stateOf(lite, held) }
}

/** @returns false, with the database closed, where somebody left more behind than rows */
async function isEmptied({ lite, held, state }: Lite): Promise<boolean> {
  await lite.exec('rollback')
  await lite.exec('discard all')
  const written = (await tablesWithRows(lite)).filter((name) => !held.includes(name))
  if (written.length > 0) await lite.exec(`truncate ${written.join(', ')} restart identity cascade`)
  if ((await stateOf(lite, held)) === state) return true
  await lite.close()
  return false
}

async function tablesWithRows(lite: PGlite): Promise<string[]> {
  const { rows } = await lite.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_relation_size(oid) > 0`,
  )
  return rows.map(({ name }) => name)
}

const DEFINITIONS = `
  select concat_ws(' ', relname, relkind, relnatts, relrowsecurity, relforcerowsecurity, relacl)
    from pg_class where relnamespace = 'public'::regnamespace
  union all select concat_ws(' ', attrelid::regclass, attname, atttypid, attnotnull)
    from pg_attribute join pg_class on pg_class.oid = attrelid where relnamespace = 'public'::regnamespace
  union all select pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
  union all select concat_ws(' ', pg_get_triggerdef(oid), tgenabled) from pg_trigger where not tgisinternal
  union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
  union all select pg_get_expr(adbin, adrelid) from pg_attrdef
  union all select concat_ws(' ', polrelid::regclass, polname, polcmd, pg_get_expr(polqual, polrelid),
    pg_get_expr(polwithcheck, polrelid)) from pg_policy
  union all select concat_ws(' ', setrole, setconfig) from pg_db_role_setting
  union all select nspname from pg_namespace where nspname !~ '^pg_t'
  union all select rolname from pg_roles`

/** What the database consists of, and what the given tables hold. */
async function stateOf(lite: PGlite, tables: readonly string[]): Promise<string> {
  const rows = tables.map((name) => `union all select '${name} ' || held::text from ${name} as held`).join(' ')
  const { rows: found } = await lite.query<{ state: string }>(
    `select md5(string_agg(part, ' ' order by part)) as state from (${DEFINITIONS} ${rows}) as parts (part)`,
  )
  return found[0]?.state ?? ''
}
