import { beforeAll, expect, test } from '@jest/globals'
import { type Kysely, sql } from 'kysely'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import { MIGRATION_TABLES } from '../../cloudfunctions/store/migrate'
import type { Tables } from '../../cloudfunctions/store/tables'
import { copySmallCity } from '../city/copied-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

/** Tables that by design know no city: kysely's own two. */
const CITYLESS = new Set<string>(MIGRATION_TABLES)
/** Keys that do not begin with the city, each with the reason. */
const OTHER_KEYS = new Map([
  ['identities (app_id, open_id, city_id)', 'log-in knows an app id and open id before it knows the city'],
])
/** Tables without row-level security, each with the reason. */
const OPEN_TABLES = new Map([['identities', 'the one directory that is no city’s; read before the city is known']])

interface Constraint {
  readonly table: string
  readonly kind: 'p' | 'u' | 'f' | 'x'
  readonly columns: string[]
  readonly target: string | null
  readonly targetColumns: string[]
  readonly onDelete: string
  readonly onUpdate: string
}

describeOnBoth('the catalogue', (open) => {
  let context: TestContext
  let city: SmallCity
  let owner: Kysely<Tables>
  let tables: string[]
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await copySmallCity(context)
    owner = context.database.kysely
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      order by relname`.execute(owner)
    tables = rows.map(({ name }) => name).filter((name) => !CITYLESS.has(name))
  })

  const constraints = async () => {
    const names = (keys: string, table: string) =>
      sql.raw(`array(
      select attname::text from unnest(${keys}) with ordinality key(number, place)
      join pg_attribute on attrelid = ${table} and attnum = key.number order by place)`)
    const { rows } = await sql<Constraint>`
      select conrelid::regclass::text as "table", contype as kind, ${names('conkey', 'conrelid')} as columns,
        nullif(confrelid, 0)::regclass::text as target, ${names('confkey', 'confrelid')} as "targetColumns",
        confdeltype as "onDelete", confupdtype as "onUpdate"
      from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'x') and conrelid <> 0`.execute(owner)
    return rows.filter(({ table }) => !CITYLESS.has(table))
  }
  const inWords = ({ table, columns }: { table: string; columns: readonly string[] }) =>
    `${table} (${columns.join(', ')})`

  test('is what the types say', async () => {
    // Compiled: a table in the database that the types lack, or the other way round, fails here by name.
    const typed: Record<keyof Tables, true> = {
      activities: true,
      adoptions: true,
      attendance: true,
      activity_history: true,
      attendance_history: true,
      used_refresh_tokens: true,
      audit_log: true,
      audit_seals: true,
      bind_attempts: true,
      cities: true,
      complaints: true,
      documents: true,
      dues: true,
      files: true,
      finding_history: true,
      findings: true,
      identities: true,
      invite_codes: true,
      measures: true,
      memberships: true,
      notices: true,
      notice_history: true,
      notice_figures: true,
      notice_annotations: true,
      jobs: true,
      calendar_years: true,
      duty_marks: true,
      reminder_choices: true,
      message_credits: true,
      organisation_tree: true,
      organisations: true,
      outbox: true,
      people: true,
      person_classes: true,
      punishments: true,
      read_log: true,
      record_history: true,
      records: true,
      role_grants: true,
      scores: true,
      sessions: true,
      settings: true,
      study_attestations: true,
      submissions: true,
    }
    expect(tables).toEqual(Object.keys(typed).sort())
  })

  test('every table has a primary key, and every key and foreign key begins with the city', async () => {
    const all = await constraints()
    for (const table of tables) expect(all.filter((one) => one.table === table && one.kind === 'p').length).toBe(1)
    const others = all.filter(({ columns }) => columns[0] !== 'city_id').map(inWords)
    expect(others).toEqual([...OTHER_KEYS.keys()])
  })

  test('every foreign key stays in its city and does nothing a distributed table cannot', async () => {
    const foreign = (await constraints()).filter(({ kind }) => kind === 'f')
    expect(foreign.length).toBeGreaterThan(40)
    for (const key of foreign) {
      expect(key.targetColumns[0]).toBe('city_id')
      expect(tables).toContain(key.target)
      // Citus takes neither SET NULL nor SET DEFAULT on a key that holds the distribution column; we delete nothing anyway.
      expect([key.onDelete, key.onUpdate]).toEqual(['a', 'a'])
    }
  })

  test('every table refers to its city one way: through a row it belongs to or, belonging to none, directly', async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select attrelid::regclass::text as "table", attname::text as column from pg_attribute
      where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
        and attnum > 0 and attnotnull`.execute(owner)
    const filled = new Set(rows.map(({ table, column }) => `${table}.${column}`))
    const foreign = (await constraints()).filter(({ kind }) => kind === 'f')
    for (const table of tables) {
      const own = foreign.filter((key) => key.table === table)
      const direct = own.filter(({ target }) => target === 'cities')
      const through = own.filter(
        ({ target, columns }) =>
          target !== 'cities' && target !== table && columns.every((column) => filled.has(`${table}.${column}`)),
      )
      const expected = table === 'cities' || OPEN_TABLES.has(table) ? 0 : through.length > 0 ? 0 : 1
      expect({ table, direct: direct.length }).toEqual({ table, direct: expected })
    }
  })

  test('every unique index holds the city, also those that are no constraint', async () => {
    const { rows } = await sql<{ table: string; name: string; columns: string[] }>`
      select indrelid::regclass::text as "table", indexrelid::regclass::text as name,
        array(select coalesce(attname::text, '(expression)') from unnest(indkey) with ordinality key(number, place)
          left join pg_attribute on attrelid = indrelid and attnum = key.number order by place) as columns
      from pg_index join pg_class on pg_class.oid = indexrelid
      where relnamespace = 'public'::regnamespace and indisunique`.execute(owner)
    const cityless = rows.filter(({ table, columns }) => !CITYLESS.has(table) && !columns.includes('city_id'))
    expect(cityless).toEqual([])
    const plain = await sql<{ index: string; first: string }>`
      select indexrelid::regclass::text as index, attname::text as first
      from pg_index join pg_class on pg_class.oid = indexrelid join pg_attribute on attrelid = indrelid and attnum = indkey[0]
      where relnamespace = 'public'::regnamespace and attname <> 'city_id'`.execute(owner)
    expect(plain.rows.map(({ index }) => index).filter((index) => !/^migration/.test(index))).toEqual([
      'identities_pkey',
    ])
  })

  test('nothing in it cannot be spread over nodes', async () => {
    const { rows } = await sql<{ what: string }>`
      select 'sequence ' || relname as what from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'
      union all
      select 'default ' || adrelid::regclass || ' ' || pg_get_expr(adbin, adrelid) from pg_attrdef
        join pg_class on pg_class.oid = adrelid
        where relnamespace = 'public'::regnamespace and pg_get_expr(adbin, adrelid) like '%nextval%'
      union all
      select 'identity ' || table_name || '.' || column_name from information_schema.columns
        where table_schema = 'public' and (is_identity = 'YES' or is_generated = 'ALWAYS')
      union all
      select 'trigger ' || tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
        where relnamespace = 'public'::regnamespace and not tgisinternal
      union all
      select 'rule ' || rulename from pg_rules where schemaname = 'public'
      union all
      select 'inheritance ' || inhrelid::regclass from pg_inherits join pg_class on pg_class.oid = inhrelid
        where relnamespace = 'public'::regnamespace
      union all
      select 'exclusion ' || conname from pg_constraint where connamespace = 'public'::regnamespace and contype = 'x'
      union all
      select 'view ' || relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      union all
      select 'unlogged ' || relname from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence <> 'p'`.execute(owner)
    expect(rows.map(({ what }) => what)).toEqual([])
  })

  test('the city column is the same type everywhere, so that tables lie together', async () => {
    const { rows } = await sql<{ table: string; type: string; nullable: string }>`
      select table_name as "table", data_type as type, is_nullable as nullable from information_schema.columns
      where table_schema = 'public' and column_name = 'city_id' order by table_name`.execute(owner)
    expect(rows).toEqual(tables.map((table) => ({ table, type: 'text', nullable: 'NO' })))
  })

  test('functions that pass row-level security are these, with a fixed search path, closed to the public', async () => {
    const { rows } = await sql<{ name: string; path: string[] | null; open: boolean }>`
      select proname::text as name, proconfig as path, has_function_privilege('public', pg_proc.oid, 'execute') as open
      from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`.execute(owner)
    expect(rows.map(({ name }) => name)).toEqual(['punishment_levels', 'seal_audit_rows'])
    for (const { path, open: toAll } of rows) {
      expect(path).toEqual(['search_path=pg_catalog, public'])
      expect(toAll).toBe(false)
    }
  })

  test('the application role owns nothing and is bound by row-level security everywhere', async () => {
    const { rows } = await sql<{ table: string; secured: boolean; owned: boolean }>`
      select relname::text as "table", relrowsecurity as secured, pg_get_userbyid(relowner) = 'pioneer_app' as owned
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`.execute(owner)
    const ours = rows.filter(({ table }) => !CITYLESS.has(table))
    expect(ours.filter(({ secured }) => !secured).map(({ table }) => table)).toEqual([...OPEN_TABLES.keys()])
    expect(ours.filter(({ owned }) => owned)).toEqual([])
    const role = await sql<{ flags: boolean[] }>`
      select array[rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin] as flags
      from pg_roles where rolname = 'pioneer_app'`.execute(owner)
    expect(role.rows).toEqual([{ flags: [false, false, false, false, false] }])
  })

  /** One row in every table, taken over by the owner: the walls are looked at with something behind them. */
  const fill = async () => {
    const person = city.member.personId
    const [branch] = city.branches
    const at = new Date(context.now())
    const id = () => context.newId()
    const base = { city_id: city.cityId }
    const [activity, record, finding, adoption] = [id(), id(), id(), id()]
    const insert = async (table: keyof Tables, row: Record<string, unknown>) => {
      const values = { ...base, ...row }
      await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(values).map((name) => sql.ref(name)))})
        values (${sql.join(Object.values(values))})`.execute(owner)
    }
    await insert('activities', {
      id: activity,
      organisation_id: branch,
      kinds: ['theme-day'],
      expects: 'listed',
      title: 'x',
      held_on: '2026-01-01',
      state: 'open',
    })
    const session = id()
    await insert('attendance', { activity_id: activity, person_id: person, expected: true, status: 'present' })
    await insert('activity_history', {
      activity_id: activity,
      revision: 1,
      state: 'open',
      plan: '{}',
      changed_by: person,
      changed_at: at,
    })
    await insert('attendance_history', {
      activity_id: activity,
      person_id: person,
      revision: 1,
      status: 'present',
      changed_by: person,
      changed_at: at,
    })
    await insert('records', {
      id: record,
      person_id: person,
      author_id: person,
      branch_id: branch,
      kind: 'pledge',
      happened_on: '2026-01-01',
      content: '{}',
      state: 'submitted',
      submitted_at: at,
    })
    await insert('record_history', {
      record_id: record,
      revision: 1,
      state: 'submitted',
      content: '{}',
      changed_by: person,
      changed_at: at,
    })
    await insert('submissions', { author_id: person, client_id: id(), body_hash: 'x', answer: '{}', at })
    await insert('findings', {
      id: finding,
      person_id: person,
      ruleset: 'x',
      clause: 'x',
      fact: '{}',
      happened_on: '2026-01-01',
      state: 'standing',
      entered_by: person,
      entered_at: at,
    })
    await insert('finding_history', {
      finding_id: finding,
      revision: 1,
      state: 'standing',
      fact: '{}',
      happened_on: '2026-01-01',
      changed_by: person,
      changed_at: at,
    })
    await insert('punishments', {
      id: id(),
      person_id: person,
      branch_id: branch,
      level: 'warning',
      decided_on: '2026-01-01',
      state: 'standing',
      entered_by: person,
      entered_at: at,
    })
    await insert('dues', { person_id: person, month: '2026-01' })
    await insert('study_attestations', {
      person_id: person,
      quarter: '2026Q1',
      attested: true,
      attested_by: person,
      attested_at: at,
    })
    await insert('settings', { id: id(), name: 'x', value: '{}', from_date: '2026-01-01', set_by: person, set_at: at })
    await insert('adoptions', {
      id: adoption,
      ruleset: 'x',
      version: '2026-01-01',
      subject: 'member',
      year: 2020,
      options: '{}',
      reasons: '{}',
      hash: 'x',
      adopted_by: person,
      adopted_at: at,
    })
    const notice = id()
    await insert('notices', {
      id: notice,
      organisation_id: branch,
      month: '2026-01',
      title: 'x',
      body: '{}',
      state: 'drafted',
      drafted_at: at,
      drawn_at: at,
    })
    await insert('notice_history', {
      notice_id: notice,
      revision: 1,
      state: 'drafted',
      title: 'x',
      body: '{}',
      drawing: 1,
      changed_by: 'system:tick',
      changed_at: at,
    })
    await insert('documents', { id: id(), kind: 'standings', asked_by: person, year: 2026, asked_at: at })
    await insert('notice_figures', { notice_id: notice, drawing: 1, name: 'x', place: 0, figure: '{}' })
    await insert('notice_annotations', { id: id(), notice_id: notice, figure: 'x', text: 'x', author_id: person, at })
    await insert('jobs', { id: 'x', name: 'x', made_at: at, due_at: at })
    await insert('calendar_years', { year: 2026, days_off: [], work_days: [], source: 'x', kept_at: at })
    await insert('duty_marks', {
      organisation_id: branch,
      ruleset: 'x',
      duty: 'x',
      due_by: '2026-01-31',
      times: 1,
      marked_by: person,
      marked_at: at,
    })
    await insert('reminder_choices', { person_id: person, wanted: true, chosen_at: at })
    await insert('message_credits', { id: id(), person_id: person, template: 'x', given_at: at })
    await insert('files', { id: id(), owner_id: person, type: 'image/png', bytes: 1, sha256: 'x', stored_at: at })
    await insert('outbox', { id: 'x', kind: 'x', content: '{}', made_at: at, due_at: at })
    await insert('complaints', { id: id(), author_id: person, organisation_id: branch, text: 'x', made_at: at })
    await insert('read_log', { id: id(), at, reader_id: person, person_id: person, what: 'x' })
    await insert('audit_seals', { number: 1, rows: 1, previous: 'x', head: 'x', sealed_at: at })
    await insert('invite_codes', {
      id: id(),
      code_hash: 'x',
      person_id: person,
      made_by: person,
      made_at: at,
      expires_at: at,
    })
    await insert('bind_attempts', { id: id(), identity_hash: 'x', at })
    await insert('sessions', { id: session, person_id: person, refresh_hash: 'x', began_at: at, expires_at: at })
    await insert('used_refresh_tokens', { session_id: session, refresh_hash: 'x', used_at: at })
  }

  test('without its city, without a caller or with another city no row of any table is seen or written', async () => {
    await fill()
    const secured = tables.filter((table) => !OPEN_TABLES.has(table))
    const rowsBehind = async (table: string) =>
      (await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table)}`.execute(owner)).rows[0]
        ?.count
    for (const table of secured) expect({ table, rows: await rowsBehind(table) }).not.toEqual({ table, rows: 0 })
    const settings: [string, string | null, string | null][] = [
      ['neither', null, null],
      ['no city', null, city.member.personId],
      ['no caller', city.cityId, null],
      ['another city', 'elsewhere', city.member.personId],
    ]
    for (const [name, cityId, caller] of settings) {
      for (const table of secured) {
        const seen = await owner.transaction().execute(async (tx) => {
          await sql`select set_config('role', 'pioneer_app', true), set_config('app.compartment', 'discipline', true)`.execute(
            tx,
          )
          if (cityId !== null) await sql`select set_config('app.city_id', ${cityId}, true)`.execute(tx)
          if (caller !== null) await sql`select set_config('app.caller', ${caller}, true)`.execute(tx)
          return (await sql`select 1 from ${sql.table(table)}`.execute(tx)).rows.length
        })
        expect({ name, table, seen }).toEqual({ name, table, seen: 0 })
      }
    }
  })

  test('with its own city the same rows are seen, so that the walls and not the tables were empty', async () => {
    for (const table of tables) {
      if (table === 'identities') continue
      const seen = await inTransaction(context.database, city.member, async (tx) => {
        await sql`select set_config('app.compartment', 'discipline', true)`.execute(tx)
        return (await sql`select 1 from ${sql.table(table)}`.execute(tx)).rows.length
      })
      expect({ table, some: seen > 0 }).toEqual({ table, some: true })
    }
  })

  test('another city’s rows cannot be written, moved or taken away', async () => {
    const foreigner = { cityId: 'elsewhere', personId: city.member.personId }
    const tried = async (statement: ReturnType<typeof sql>) =>
      inTransaction(context.database, foreigner, async (tx) => {
        await sql`select set_config('app.compartment', 'discipline', true)`.execute(tx)
        return statement.execute(tx)
      }).then(
        ({ numAffectedRows }) => Number(numAffectedRows ?? 0),
        (error: Error) => error.message,
      )
    for (const table of tables) {
      if (table === 'identities') continue
      const copy = await tried(sql`insert into ${sql.table(table)} (city_id) values (${city.cityId})`)
      expect({ table, copy }).toEqual({ table, copy: expect.stringMatching(/row-level security|permission denied/) })
      const change = await tried(
        sql`update ${sql.table(table)} set city_id = 'elsewhere' where city_id = ${city.cityId}`,
      )
      expect({ table, change }).toEqual({
        table,
        change: typeof change === 'number' ? 0 : expect.stringContaining('permission denied'),
      })
      const removal = await tried(sql`delete from ${sql.table(table)} where city_id = ${city.cityId}`)
      expect({ table, removal }).toEqual({
        table,
        removal: typeof removal === 'number' ? 0 : expect.stringContaining('permission denied'),
      })
    }
  })

  test('a row cannot be carried over into another city by its own people', async () => {
    const attempt = inTransaction(context.database, city.member, (tx) =>
      sql`update people set city_id = 'elsewhere' where id = ${city.member.personId}`.execute(tx),
    )
    await expect(attempt).rejects.toThrow('row-level security')
  })
})
