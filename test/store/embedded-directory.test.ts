import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import { processMark } from '../../cloudfunctions/store/process-mark'
import { bundleProgram } from '../bundle-program'
import { imageOf } from '../postgres/run-state'
import { scratchFolder } from '../scratch-folder'

/** Unpacked once: making one takes seconds, copying it does not. */
const made = path.join(scratchFolder('embedded-'), 'data')
let writer = ''
beforeAll(async () => {
  writer = bundleProgram('test/store/writer.ts')
  mkdirSync(made)
  await (await PGlite.create(path.join(made, 'cluster'), { loadDataDir: await imageOf('empty') })).close()
}, 60_000)
afterAll(() => rmSync(path.dirname(made), { recursive: true, force: true }))

let dataDir = ''
const children: ChildProcess[] = []
beforeEach(() => {
  dataDir = path.join(scratchFolder('embedded-'), 'data')
  cpSync(made, dataDir, { recursive: true })
})
afterEach(async () => {
  await Promise.all(children.splice(0).map(killed))
  rmSync(path.dirname(dataDir), { recursive: true, force: true })
})

function startWriter() {
  const child = spawn(process.execPath, [writer, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  children.push(child)
  const lines: string[] = []
  let rest = ''
  child.stdout.on('data', (chunk) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
  })
  return { child, lines }
}

/** kill -9 of the process and of what it started. */
async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise((resolve) => child.once('close', resolve))
  process.kill(-child.pid, 'SIGKILL')
  await gone
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

const refused = { name: 'AppError', code: 'database-in-use', message: expect.stringMatching(/进程号 \d+/) }

test('after kill -9 of a writer, the next start has every committed row', async () => {
  let stored = 0
  for (const more of [20, 100, 7]) {
    const { child, lines } = startWriter()
    await until(() => lines.length > more)
    await killed(child)
    expect(lines[0]).toBe('open')
    const db = await openDatabase<{ entry: { n: number } }>({ dataDir })
    const { rows } = await sql<{ n: number }>`select n from entry order by n`.execute(db.kysely)
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index + 1))
    stored = Number(lines.at(-1))
    expect(rows.length).toBeGreaterThanOrEqual(stored)
    await sql`drop table entry`.execute(db.kysely)
    await db.close()
  }
  expect(stored).toBeGreaterThanOrEqual(7)
}, 60_000)

test('a process killed while it creates the database leaves nothing in the way', async () => {
  rmSync(dataDir, { recursive: true })
  const { child } = startWriter()
  const isBegun = (name: string) => name.startsWith('cluster.') && existsSync(path.join(dataDir, name, 'base'))
  await until(() => existsSync(dataDir) && readdirSync(dataDir).some(isBegun))
  // It alone: what it started to create the database sees its end for itself.
  process.kill(child.pid ?? 0, 'SIGKILL')
  expect(existsSync(path.join(dataDir, 'cluster'))).toBe(false)
  const db = await openDatabase({ dataDir })
  expect((await db.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await db.close()
  await (await openDatabase({ dataDir })).close()
  expect(readdirSync(dataDir).sort()).toEqual(['claims', 'cluster'])
}, 60_000)

test('a second process is refused, and let in when the first has closed', async () => {
  const db = await openDatabase({ dataDir })
  const second = startWriter()
  await until(() => second.lines.length > 0)
  expect(JSON.parse(second.lines[0] ?? '')).toMatchObject({
    ...refused,
    message: expect.stringContaining(`${process.pid}`),
  })
  await db.close()
  const third = startWriter()
  await until(() => third.lines.length > 0)
  expect(third.lines[0]).toBe('open')
  await expect(openDatabase({ dataDir })).rejects.toMatchObject(refused)
}, 60_000)

test('the same process is refused a second time', async () => {
  const db = await openDatabase({ dataDir })
  await expect(openDatabase({ dataDir })).rejects.toMatchObject(refused)
  await db.close()
})

test('of three that start together never two get in', async () => {
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => openDatabase({ dataDir })))
  const opened = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  expect(opened.length).toBeLessThanOrEqual(1)
  await Promise.all(opened.map((db) => db.close()))
  await (await openDatabase({ dataDir })).close()
})

test('claims of the dead, and of whoever had our process id before us, are swept away', async () => {
  const claims = path.join(dataDir, 'claims')
  mkdirSync(claims, { recursive: true })
  const own = processMark(process.pid)
  expect(own).not.toBe(undefined)
  writeFileSync(path.join(claims, `${process.pid}.another-start.1`), '')
  writeFileSync(path.join(claims, `4194303.${own}.2`), '')
  const db = await openDatabase({ dataDir })
  expect(readdirSync(claims)).toEqual([expect.stringMatching(new RegExp(`^${process.pid}\\.${own}\\.`))])
  await db.close()
  expect(readdirSync(claims)).toEqual([])
})
