import { sql } from 'kysely'
import { openDatabase } from '../../cloudfunctions/store/open-database'

/** A process to be killed: opens the directory, then commits row after row and prints each number once it is stored. */
async function write(dataDir: string): Promise<void> {
  const { kysely } = await openDatabase({ dataDir })
  await sql`create table if not exists entry (n int primary key)`.execute(kysely)
  process.stdout.write('open\n')
  for (let n = 1; ; n++) {
    await sql`insert into entry values (${n})`.execute(kysely)
    process.stdout.write(`${n}\n`)
  }
}

const [dataDir] = process.argv.slice(2)
if (dataDir !== undefined) {
  write(dataDir).catch((error: Error) => {
    process.stdout.write(`${JSON.stringify({ ...error, message: error.message })}\n`)
    process.exitCode = 1
  })
}
