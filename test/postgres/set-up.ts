import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { ADDRESS, DESCRIPTION, IMAGE, isSkipped, runState, SKIP, SOURCE } from './run-state'
import { startServer } from './start-server'

const PACKAGES = path.join(__dirname, '../../node_modules')

/** Once a run, and only if a test that may use a database is in it: a PostgreSQL, and an empty PGlite to start from. */
export default async function setUp(): Promise<void> {
  await Promise.all([isSkipped() ? undefined : preparePostgres(), preparePglite()])
}

async function preparePostgres(): Promise<void> {
  const given = process.env.DATABASE_URL
  try {
    const server = given ? undefined : await startServer(process.env[SOURCE])
    if (server) runState().server = server
    const url = server?.url ?? given ?? ''
    process.env[ADDRESS] = url
    process.env[DESCRIPTION] = `PostgreSQL ${await versionOf(url)}（${server?.origin ?? 'DATABASE_URL'}）`
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`测试需要 PostgreSQL 15 以上；确实没有时设 ${SKIP}=1 跳过。原因：${reason}`, { cause: error })
  }
}

async function versionOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query('show server_version')).rows[0].server_version
  } finally {
    await client.end()
  }
}

/** An empty PGlite takes seconds to make and a moment to load: one is kept for each version, beside the packages. */
async function preparePglite(): Promise<void> {
  const manifest = readFileSync(path.join(PACKAGES, '@electric-sql/pglite/package.json'), 'utf8')
  const folder = path.join(PACKAGES, '.cache/pioneer-fortress')
  const image = path.join(folder, `pglite-${JSON.parse(manifest).version}.tar`)
  process.env[IMAGE] = image
  if (existsSync(image)) return
  const lite = await PGlite.create('memory://')
  const dump = Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer())
  await lite.close()
  mkdirSync(folder, { recursive: true })
  const unfinished = `${image}.${process.pid}`
  writeFileSync(unfinished, dump)
  renameSync(unfinished, image)
}
