import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { administer, createMigrated } from './administer'
import { prepareImages } from './images'
import { prepareCity } from './prepare-city'
import { prepareRulesets } from './prepare-rulesets'
import { ADDRESS, DESCRIPTION, isSkipped, RUN_FOLDER, runState, SKIP, SOURCE, TEMPLATES } from './run-state'
import { startServer } from './start-server'

/** Once a run, and only if a test that may use a database is in it: a PostgreSQL, PGlites and a city to start from, the rulesets. */
export default async function setUp(): Promise<void> {
  const run = runState()
  // On the disk: an interrupted run leaves it behind, which memory would keep until the machine stops.
  process.env[RUN_FOLDER] ??= mkdtempSync(path.join(tmpdir(), 'pioneer-run-'))
  run.prepared ??= Promise.all([isSkipped() ? undefined : preparePostgres(), prepareBeginnings()])
  await run.prepared
}

async function prepareBeginnings(): Promise<void> {
  await Promise.all([prepareImages(), prepareRulesets()])
  await prepareCity()
}

async function preparePostgres(): Promise<void> {
  const given = process.env.DATABASE_URL
  try {
    const server = given ? undefined : await startServer(process.env[SOURCE])
    if (server) runState().server = server
    const url = server?.url ?? given ?? ''
    process.env[ADDRESS] = url
    process.env[DESCRIPTION] = `PostgreSQL ${await versionOf(url)}（${server?.origin ?? 'DATABASE_URL'}）`
    const template = await createMigrated(url)
    process.env[TEMPLATES.empty] = 'template0'
    process.env[TEMPLATES.migrated] = template
    if (!server) runState().dropTemplate = () => administer(url, `drop database ${template}`)
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
