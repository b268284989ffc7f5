import type { Program } from '../../shared/rules/program'
import type { Ruleset } from '../../shared/rules/schema/ruleset'
import type { CivilDate } from '../../shared/values/civil-date'
import type { Id } from '../../shared/values/ids'
import type { FileStore } from '../files/file-store'
import type { Database } from '../store/database'
import type { Tables } from '../store/tables'

/** What every operation is given; nothing in this room asks the system for time, chance or files. */
export interface OperationContext {
  readonly database: Database<Tables>
  /** evidence and exports; never called inside a transaction */
  readonly files: FileStore
  /** every ruleset version on the shelf */
  readonly rulesets: readonly Ruleset[]
  /** milliseconds since 1970-01-01T00:00Z */
  now(): number
  /** a fresh UUID that sorts by time */
  newId(): Id
  /** @throws AppError `ruleset-not-found`, `option-invalid` */
  program(ruleset: string, version: CivilDate, options: Readonly<Record<string, unknown>>): Program
}
