import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { ADDRESS, DESCRIPTION, IMAGE, isSkipped, runState, SKIP, SOURCE } from './run-state'
import { startServer } from './start-server'

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
    throw new Error(`测试需要 PostgreSQL 15 以上；确实没有时设 ${SKIP}=1 跳过`, { cause: error })
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

async function preparePglite(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pioneer-pglite-'))
  runState().imageFolder = folder
  const lite = await PGlite.create('memory://')
  const image = path.join(folder, 'empty.tar')
  writeFileSync(image, Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer()))
  await lite.close()
  process.env[IMAGE] = image
}
