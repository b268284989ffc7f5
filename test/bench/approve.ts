import { Client } from 'pg'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { submission } from '../../shared/records/contents'
import { openContext, type TestContext } from '../city/open-context'
import { readRulesets } from '../city/read-rulesets'
import { foundSmallCity } from '../city/small-city'
import { startServer } from '../postgres/start-server'
import { BareTables } from './bare-tables'
import { fillCity } from './fill-city'

const ROUNDS = 300
const WARM_UP = 60
const SIZES = [10_000, 1_000_000] as const

/** One database with so many approved records, and what it takes to approve one more. */
interface Arena {
  readonly records: number
  readonly context: TestContext
  readonly secretary: Caller
  readonly member: Caller
  readonly bare: BareTables
}

/**
 * Prints, from one interleaved run on a PostgreSQL that waits for its disk, the median time of an approval
 * (record, history, audit, measures, the member's and the branch's scores) as a ratio to a bare transaction of
 * one insert and two upserts of the same width, at ten thousand and at a million records.
 */
async function main(): Promise<void> {
  const server = await startServer(process.env.PIONEER_POSTGRES_SOURCE, 'durable')
  const arenas: Arena[] = []
  try {
    for (const records of SIZES) arenas.push(await openArena(server.url, records))
    const times = arenas.map(() => ({ approve: [] as number[], bare: [] as number[] }))
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const [at, arena] of arenas.entries()) {
        const approve = await timeOf(await approval(arena, round))
        const bare = await timeOf(() => arena.bare.write(round))
        if (round < WARM_UP) continue
        times[at]?.approve.push(approve)
        times[at]?.bare.push(bare)
      }
    }
    const medians = times.map(({ approve, bare }) => ({ approve: median(approve), bare: median(bare) }))
    for (const [at, { approve, bare }] of medians.entries()) {
      print(
        `${arenas[at]?.records} 条记录：审批 ${approve.toFixed(2)} ms，裸写 ${bare.toFixed(2)} ms，比值 ${(approve / bare).toFixed(2)}（目标 ≤ 4）`,
      )
    }
    const [small, large] = medians
    if (small && large) print(`百万条比一万条：${(large.approve / small.approve).toFixed(2)}（目标 ≤ 1.3）`)
    print(`${server.origin}，${ROUNDS} 轮中位数，fsync 开`)
  } finally {
    for (const { context, bare } of arenas) {
      await bare.close()
      await context.database.close()
    }
    await server.stop()
  }
}

async function openArena(serverUrl: string, records: number): Promise<Arena> {
  const name = `bench_${records}`
  const admin = new Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const context = await openContext(await openDatabase<Tables>({ url: url.href }), readRulesets())
  const city = await foundSmallCity(context, 'bench')
  const { secretary, member } = city
  await fillCity(context, city, records)
  const bare = await BareTables.open(url.href)
  return { records, context, secretary, member, bare }
}

async function approval({ context, secretary, member }: Arena, round: number): Promise<() => Promise<unknown>> {
  const day = new Date(Date.UTC(2026, 0, 1 + (round % 300))).toISOString().slice(0, 10)
  const body = submission.parse({
    clientId: context.newId(),
    record: { kind: 'volunteer-hours', happenedOn: day, title: '社区服务', hours: '0.25' },
  })
  const { id } = await submitRecord(context, member, body)
  return () => decideRecords(context, secretary, { step: 'approve', reason: null, records: [{ id, revision: 1 }] })
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

void main()
