import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import { submission } from '../../shared/records/contents'
import { openContext, type TestContext } from '../city/open-context'
import { foundSmallCity, type SmallCity } from '../city/small-city'
import { describeOnPostgres } from '../postgres/databases'
import { agreementOf } from './agreement'

const ROOT = path.join(__dirname, '../..')
/** In one file, which starts in a fraction of the time that the program's own files take: half a hundred are killed. */
const PROGRAM = path.join(ROOT, 'dist/test/approve-and-die.cjs')

describeOnPostgres('an approval that is killed', (createDatabase, later) => {
  let url: string
  let context: TestContext
  let city: SmallCity
  beforeAll(async () => {
    const words = ['--bundle', '--platform=node', '--external:pg-native', `--outfile=${PROGRAM}`]
    const esbuild = path.join(ROOT, 'node_modules/.bin/esbuild')
    const bundled = spawnSync(esbuild, [path.join(__dirname, 'approve-and-die.ts'), ...words], { encoding: 'utf8' })
    expect({ status: bundled.status, told: bundled.stderr }).toMatchObject({ status: 0 })
    url = await createDatabase()
    const database = await openDatabase<Tables>({ url })
    later(database.close)
    context = await openContext(database)
    city = await foundSmallCity(context)
  })

  const submit = async (at: number) =>
    (
      await submitRecord(
        context,
        city.member,
        submission.parse({
          clientId: context.newId(),
          record: { kind: 'volunteer-hours', happenedOn: `2026-10-0${1 + (at % 9)}`, title: '社区服务', hours: '0.5' },
        }),
      )
    ).id
  const approveElsewhere = (recordId: string, point: string) =>
    spawnSync(process.execPath, [PROGRAM, url, city.cityId, city.secretary.personId, recordId, point], {
      cwd: ROOT,
      encoding: 'utf8',
    })

  test('at every statement, status, scores and audit agree, and the approval can be made again', async () => {
    const whole = approveElsewhere(await submit(0), '')
    expect(whole.stderr).toBe('')
    const statements = Number(whole.stdout)
    // Before each statement, and while the server works on it.
    const points = Array.from({ length: statements }, (_, at) => [`${at + 1}`, `${at + 1}+`]).flat()
    expect(points.length).toBeGreaterThanOrEqual(10)
    const outcomes = new Set<string>()
    for (const [at, point] of points.entries()) {
      const id = await submit(at + 1)
      const died = approveElsewhere(id, point)
      expect({ point, signal: died.signal ?? died.status }).not.toEqual({ point, signal: 0 })
      const { state, history, audit, stored, recomputed } = await settled(id)
      outcomes.add(String(state))
      const approved = state === 'approved'
      expect({ point, history, audit }).toEqual({
        point,
        history: approved ? ['submitted', 'approved'] : ['submitted'],
        audit: approved ? ['approve-record', 'submit-record'] : ['submit-record'],
      })
      expect(stored).toEqual(recomputed)
      const [again] = await decideRecords(context, city.secretary, {
        step: 'approve',
        reason: null,
        records: [{ id, revision: 1 }],
      })
      expect(again?.done).toBe(!approved)
    }
    expect(outcomes).toContain('submitted')
  }, 300_000)

  /** The server notices a dead client in its own time; what the client had locked is free only then. */
  async function settled(id: string) {
    for (;;) {
      const { rows } = await context.database.pool.query(
        `select count(*)::integer as others from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
      )
      if (rows[0]?.others === 0) return agreementOf(context, city, id)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
})
