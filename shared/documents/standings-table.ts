import type { CivilDate } from '../values/civil-date'

export interface StandingsRow {
  /** the organisation above the branch: several have branches of one name */
  readonly organ: string
  readonly name: string
  readonly ruleset: string
  readonly asOf: CivilDate
  readonly basis: 'interim' | 'closed'
  readonly band: string | null
  readonly standing: string | null
}

/** Where branches stand in a year, organ by organ and by name; there are no points and no places in it. */
export interface StandingsTable {
  readonly title: string
  readonly rows: readonly StandingsRow[]
}
