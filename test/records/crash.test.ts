import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import { submission } from '../../shared/records/contents'
import { bundleProgram } from '../bundle-program'
import { copySmallCity } from '../city/copied-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnPostgres } from '../postgres/databases'
import { agreementOf } from './agreement'

const ROOT = path.join(__dirname, '../..')

describeOnPostgres('an approval that is killed', (createDatabase, later) => {
  let program: string
  let url: string
  let context: TestContext
  let city: SmallCity
  beforeAll(async () => {
    // Half a hundred are killed.
    program = bundleProgram('test/records/approve-and-die.ts')
    url = await createDatabase()
    const database = await openDatabase<Tables>({ url })
    later(database.close)
    context = await openContext(database)
    city = await copySmallCity(context)
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
    spawnSync(process.execPath, [program, url, city.cityId, city.secretary.personId, recordId, point], {
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
