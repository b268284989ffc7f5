import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { migrate } from '../../cloudfunctions/store/migrate'
import { migrations } from '../../cloudfunctions/store/migrations'
import { openDatabase } from '../../cloudfunctions/store/open-database'

/** One statement on a server's maintenance database. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A name no other run uses, also on a server that several share. */
export function newDatabaseName(): string {
  return `pioneer_test_${randomUUID().replaceAll('-', '')}`
}

export function inDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** Makes a database and applies every migration: what others are copied from. @returns its name */
export async function createMigrated(url: string): Promise<string> {
  const name = newDatabaseName()
  await administer(url, `create database ${name} template template0`)
  const database = await openDatabase({ url: inDatabase(url, name) })
  try {
    await migrate(database, migrations)
  } finally {
    await database.close()
  }
  return name
}
