import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { demoAccounts } from '../../cloudfunctions/local/demo-city/demo-accounts'
import { DEMO_START, runDemoClock } from '../../cloudfunctions/local/demo-city/demo-clock'
import type { OperationContext } from '../../cloudfunctions/operations/context'
import { listStandings } from '../../cloudfunctions/operations/index/list-standings'
import { readIndex } from '../../cloudfunctions/operations/index/read-index'
import { listNotices } from '../../cloudfunctions/operations/notices/list-notices'
import { listRecords } from '../../cloudfunctions/operations/records/list-records'
import { rescoreEverybody } from '../../cloudfunctions/operations/scoring/rescore-everybody'
import { inTransaction } from '../../cloudfunctions/store/in-transaction'
import { type Database, openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { civilDateAt } from '../../shared/values/civil-date'
import { parseCityId, parseId } from '../../shared/values/ids'
import { copySmallCity } from '../city/copied-city'
import { openContext } from '../city/open-context'
import { describeEmptyOnBoth } from '../postgres/databases'
import { imageOf } from '../postgres/run-state'
import { machineNow, openFoundedDemo } from './founded-demo'
import { digestCity, openSmallDemo } from './small-demo'

const LONG = 600_000
const REAL = Date.parse('2031-05-06T07:08:09Z')

describe('a demo city', () => {
  const databases: Database<Tables>[] = []
  let context: OperationContext
  let callers: Record<string, Caller>
  let [digest, again] = ['', '']
  beforeAll(async () => {
    const first = await openFoundedDemo()
    const second = await openDatabase<Tables>({ dataDir: 'memory://' }, { image: await imageOf('migrated') })
    databases.push(first, second)
    context = await openSmallDemo(first, machineNow)
    digest = await digestCity(first)
    // The other one is killed in February and founded anew at the next start.
    await expect(
      openSmallDemo(
        second,
        () => REAL,
        (line) => {
          if (line.includes('2026 年 2 月')) throw new Error('killed')
        },
      ),
    ).rejects.toThrow('killed')
    const said: string[] = []
    await openSmallDemo(
      second,
      () => REAL,
      (line) => said.push(line),
    )
    expect(said[0]).toContain('没有建完')
    again = await digestCity(second)
    callers = Object.fromEntries(
      (await demoAccounts(context)).map(({ account, cityId, personId }) => [
        account,
        { cityId: parseCityId(cityId), personId: parseId(personId), sessionId: context.newId() },
      ]),
    )
  }, LONG)
  afterAll(() => Promise.all(databases.map((database) => database.close())))

  const as = (account: string): Caller => {
    const caller = callers[account]
    if (!caller) throw new Error(`no account ${account}`)
    return caller
  }

  test('the same seed gives the same city to the letter, ids included, also after an interruption', () => {
    expect(again).toBe(digest)
    expect(digest.split('\n').length).toBeGreaterThan(30)
  })

  test('there is an account for every role, with a Chinese label', async () => {
    const accounts = await demoAccounts(context)
    expect(accounts.map(({ account }) => account).sort()).toEqual([
      'committee-member',
      'deputy-secretary',
      'group-leader',
      'inspector',
      'member',
      'organ-staff',
      'secretary',
      'works-staff',
    ])
    for (const { label } of accounts) expect(label).toMatch(/\p{Script=Han}/u)
  })

  test('branches stand everywhere, one is vetoed', async () => {
    const { items } = await listStandings(context, as('works-staff'), { subject: 'branch', year: 2026 })
    const counted = new Map<string | null, number>()
    for (const { standing } of items) counted.set(standing, (counted.get(standing) ?? 0) + 1)
    expect(Object.fromEntries(counted)).toEqual({ 优秀: 1, 达标: 2, 未达标: 2, 后进整转: 1 })
  })

  test('the member has points won and points open, a record that waits and one sent back', async () => {
    const { personId } = as('member')
    const [index] = await readIndex(context, as('member'), { subject: { personId }, year: 2026 })
    const points = (clause: string) => index?.lines.find((line) => line.clause === clause)?.points ?? 0
    expect(index?.basis).toBe('interim')
    expect(points('basic.volunteer')).toBeGreaterThan(0)
    expect(points('basic.volunteer')).toBeLessThan(1200)
    expect(points('pioneer.honour')).toBe(200)
    const { items } = await listRecords(context, as('member'), { of: 'mine' })
    const states = items.map(({ state }) => state)
    expect(states.filter((state) => state === 'submitted')).toHaveLength(1)
    expect(states.filter((state) => state === 'returned')).toHaveLength(1)
  })

  test('about a dozen records wait for the secretary, a day of fifteen hours and a likely duplicate among them', async () => {
    const { items } = await listRecords(context, as('secretary'), { of: 'reach', state: 'submitted' })
    expect(items.length).toBeGreaterThanOrEqual(10)
    expect(items.length).toBeLessThanOrEqual(20)
    expect(items.some(({ record }) => 'hours' in record && record.hours === 60)).toBe(true)
    expect(
      items.some(({ record, happenedOn }) => record.kind === 'volunteer-hours' && happenedOn === '2026-11-14'),
    ).toBe(true)
  })

  test('the year had returns, reversals, withdrawals, leave, late dues, moves and discipline', async () => {
    const { rows } = await context.database.pool.query<{ action: string }>('select distinct action from audit_log')
    const done = new Set(rows.map(({ action }) => action))
    expect(
      [
        'adopt-ruleset',
        'answer-complaint',
        'approve-record',
        'ask-leave',
        'attest-study',
        'change-person',
        'close-activity',
        'end-role',
        'enter-finding',
        'enter-punishment',
        'grant-leave',
        'keep-dues',
        'make-complaint',
        'mend-finding',
        'mend-record',
        'publish-notice',
        'put-setting',
        'return-record',
        'reverse-record',
        'transfer-member',
        'withdraw-finding',
        'withdraw-record',
      ].filter((action) => !done.has(action)),
    ).toEqual([])
  })

  test('members read signed notices, and one waits for the demo’s organ staff to sign', async () => {
    const readable = await listNotices(context, as('member'), { of: 'readable' })
    const months = new Set(readable.items.map(({ month }) => month))
    expect([...months].sort()).toEqual(['2026-08', '2026-09', '2026-10'])
    const kept = await listNotices(context, as('organ-staff'), { of: 'kept' })
    expect(kept.items.filter(({ state }) => state === 'drafted').map(({ month }) => month)).toEqual(['2026-10'])
  })

  test('scoring everybody anew changes nothing', async () => {
    const scores = () =>
      context.database.pool
        .query<{ all: string }>(
          `select string_agg(score::text, e'\\n' order by score::text) as all from (
             select distinct on (adoption_id, subject_id) adoption_id, subject_id, total, standing, points
             from scores order by adoption_id, subject_id, as_of desc) score`,
        )
        .then(({ rows }) => rows[0]?.all)
    const before = await scores()
    const { cityId } = as('works-staff')
    await inTransaction(context.database, { cityId, personId: null }, (tx) =>
      rescoreEverybody(context, tx, cityId, 2026, civilDateAt(context.now())),
    )
    expect(await scores()).toBe(before)
  })
})

describe('the clock of the demo', () => {
  const day = 86_400_000
  test('starts on the morning of 20 November 2026 and runs on while nobody runs it', () => {
    let real = REAL
    const founded = runDemoClock({ foundedAt: REAL, last: 0 }, () => real)
    expect(new Date(founded()).toISOString()).toBe('2026-11-20T01:00:00.000Z')
    real += 3 * day
    expect(founded()).toBe(DEMO_START + 3 * day)
    expect(runDemoClock({ foundedAt: REAL, last: DEMO_START }, () => real)()).toBe(DEMO_START + 3 * day)
  })

  test('never goes back, whatever the machine says', () => {
    let real = REAL - 30 * day
    const clock = runDemoClock({ foundedAt: REAL, last: DEMO_START + day }, () => real)
    const begun = clock()
    expect(begun).toBeGreaterThan(DEMO_START + day)
    real -= day
    expect(clock()).toBe(begun)
    real += day + 5
    expect(clock()).toBe(begun + 5)
  })
})

describeEmptyOnBoth('a database that is not the demo’s', (open) => {
  const refused = { code: 'conflict', message: expect.stringMatching(/演示程序不会使用它/) }

  test('with somebody’s tables is refused and left as it is', async () => {
    const database = await open<Tables>()
    await database.pool.query('create table public.accounts (id integer)')
    await expect(openSmallDemo(database, () => REAL)).rejects.toMatchObject(refused)
    const { rows } = await database.pool.query("select tablename from pg_tables where schemaname = 'public'")
    expect(rows).toEqual([{ tablename: 'accounts' }])
  })

  test('with another city is refused', async () => {
    const database = await open<Tables>()
    const { cityId } = await copySmallCity(await openContext(database))
    await expect(openSmallDemo(database, () => REAL)).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining(cityId),
    })
  })

  test('with this program’s tables and somebody’s beside them is refused', async () => {
    const database = await open<Tables>()
    await openContext(database)
    await database.pool.query('create schema other create table things (id integer)')
    await expect(openSmallDemo(database, () => REAL)).rejects.toMatchObject(refused)
  })
})
