import { openCosStore } from '../files/cos-store'
import { openDirectoryStore } from '../files/directory-store'
import type { FileStore } from '../files/file-store'
import type { OperationContext } from '../operations/context'
import { newId } from '../operations/new-id'
import { openRulesetShelf } from '../operations/ruleset-shelf'
import { migrate } from '../store/migrate'
import { migrations } from '../store/migrations'
import { openPostgres } from '../store/open-postgres'
import type { Tables } from '../store/tables'
import type { FilesPlace } from './configuration'
import { unpackRulesets } from './packed-rulesets'
import { systemClock } from './system-clock'

/** One instance answers one request after another or a few at once; a city's instances share one server. */
const CONNECTIONS = 4

/**
 * What every deployed function's operations are given: the database brought to the schema in code (functions that
 * start together take turns), files, the rulesets the build carried in, and the system's clock.
 */
export async function openDeployed(url: string, place: FilesPlace): Promise<OperationContext> {
  const database = await openPostgres<Tables>(url, { maxConnections: CONNECTIONS })
  try {
    await migrate(database, migrations)
  } catch (error) {
    await database.close()
    throw error
  }
  const rulesets = unpackRulesets(PACKED_RULESETS)
  return {
    database,
    files: openFiles(place, systemClock),
    rulesets,
    now: systemClock,
    newId: () => newId(systemClock()),
    program: openRulesetShelf(rulesets),
  }
}

function openFiles(place: FilesPlace, now: () => number): FileStore {
  return 'directory' in place ? openDirectoryStore(place.directory) : openCosStore(place, now)
}
