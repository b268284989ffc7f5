import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDirectoryStore } from '../../cloudfunctions/files/directory-store'
import type { OperationContext } from '../../cloudfunctions/operations/context'
import { newId } from '../../cloudfunctions/operations/new-id'
import { openRulesetShelf } from '../../cloudfunctions/operations/ruleset-shelf'
import { migrate } from '../../cloudfunctions/store/migrate'
import { migrations } from '../../cloudfunctions/store/migrations'
import type { Database } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import { packedRulesets } from '../postgres/packed-rulesets'

/** A context whose clock a test can move. */
export interface TestContext extends OperationContext {
  /** @param instant RFC 3339, such as 2026-11-20T10:00:00+08:00 */
  setNow(instant: string): void
  /** where files go; made when the first one comes, to be taken away by the test that sends it */
  readonly filesDirectory: string
}

type Shelf = Pick<OperationContext, 'rulesets' | 'program'>

const shelfOf = (rulesets: Shelf['rulesets']): Shelf => ({ rulesets, program: openRulesetShelf(rulesets) })
let packed: Shelf | undefined

/** One for all contexts of a file, so that a ruleset is compiled once. */
function packedShelf(): Shelf {
  packed ??= shelfOf(packedRulesets())
  return packed
}

/**
 * Migrates a new database and gives operations what they need: the real rulesets, and a clock at 20 November 2026.
 * @param read the rulesets, where no run of the tests has packed them
 */
export async function openContext(database: Database<Tables>, read?: Shelf['rulesets']): Promise<TestContext> {
  const shelf = read === undefined ? packedShelf() : shelfOf(read)
  await migrate(database, migrations)
  let now = Date.parse('2026-11-20T10:00:00+08:00')
  const filesDirectory = path.join(tmpdir(), `pioneer-files-${newId(now)}`)
  return {
    database,
    files: openDirectoryStore(filesDirectory),
    filesDirectory,
    ...shelf,
    now: () => now,
    newId: () => newId(now),
    setNow: (instant) => {
      now = Date.parse(instant)
    },
  }
}
