import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDirectoryStore } from '../../cloudfunctions/files/directory-store'
import { readRulesetFile, rulesetVersions } from '../../cloudfunctions/local/ruleset-files'
import type { OperationContext } from '../../cloudfunctions/operations/context'
import { newId } from '../../cloudfunctions/operations/new-id'
import { openRulesetShelf } from '../../cloudfunctions/operations/ruleset-shelf'
import { migrate } from '../../cloudfunctions/store/migrate'
import { migrations } from '../../cloudfunctions/store/migrations'
import type { Database } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'

/** A context whose clock a test can move. */
export interface TestContext extends OperationContext {
  /** @param instant RFC 3339, such as 2026-11-20T10:00:00+08:00 */
  setNow(instant: string): void
  /** where files go; made when the first one comes, to be taken away by the test that sends it */
  readonly filesDirectory: string
}

const rulesets = rulesetVersions().map(({ file }) => readRulesetFile(file).value)
const program = openRulesetShelf(rulesets)

/** Migrates a new database and gives operations what they need: the real rulesets, and a clock at 20 November 2026. */
export async function openContext(database: Database<Tables>): Promise<TestContext> {
  await migrate(database, migrations)
  let now = Date.parse('2026-11-20T10:00:00+08:00')
  const filesDirectory = path.join(tmpdir(), `pioneer-files-${newId(now)}`)
  return {
    database,
    files: openDirectoryStore(filesDirectory),
    filesDirectory,
    rulesets,
    now: () => now,
    newId: () => newId(now),
    program,
    setNow: (instant) => {
      now = Date.parse(instant)
    },
  }
}
