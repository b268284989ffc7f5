import type { CivilDate } from '../values/civil-date'

export interface StandingsRow {
  readonly name: string
  readonly ruleset: string
  readonly asOf: CivilDate
  readonly basis: 'interim' | 'closed'
  readonly band: string | null
  readonly standing: string | null
}

/** Where branches stand in a year, by name; there are no points and no places in it. */
export interface StandingsTable {
  readonly title: string
  readonly rows: readonly StandingsRow[]
}
