import type { Program } from '../../shared/rules/program'
import type { CivilDate } from '../../shared/values/civil-date'
import type { Id } from '../../shared/values/ids'
import type { Database } from '../store/open-database'
import type { Tables } from '../store/tables'

/** What every operation is given; nothing in this room asks the system for time, chance or files. */
export interface OperationContext {
  readonly database: Database<Tables>
  /** milliseconds since 1970-01-01T00:00Z */
  now(): number
  /** a fresh UUID that sorts by time */
  newId(): Id
  /** @throws AppError `ruleset-not-found`, `option-invalid` */
  program(ruleset: string, version: CivilDate, options: Readonly<Record<string, unknown>>): Program
}
