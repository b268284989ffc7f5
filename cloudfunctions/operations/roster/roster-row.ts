import type { PersonClass } from '../../../shared/people/person'
import type { RosterFate } from '../../../shared/people/roster'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { YearMonth } from '../../../shared/values/year-month'
import type { RosterDate } from './read-date'

/** Where a row stands, as the person who made the file sees it: rows count from 1. */
export interface RosterPlace {
  readonly sheet: string
  readonly row: number
}

/** What a row tells of a person; undefined where it tells nothing. */
export interface RosterEntry extends RosterPlace {
  readonly name: string
  /** two rows with the same are of the same name */
  readonly nameKey: string
  readonly sex: 'male' | 'female' | undefined
  readonly birthMonth: YearMonth | undefined
  readonly joined: RosterDate | undefined
  readonly organ: string | undefined
  readonly branch: string | undefined
  readonly group: string | undefined
  readonly class: PersonClass | undefined
  readonly from: CivilDate | undefined
}

/** A row of which it is clear without looking at the city that nothing comes of it. */
export interface SettledRow extends RosterPlace {
  readonly fate: Extract<RosterFate, 'refused' | 'blank' | 'remark'>
  readonly name: string | null
  readonly branch: string | null
  readonly reason: string
}

export type RosterRow = RosterEntry | SettledRow

export function isSettled(row: RosterRow): row is SettledRow {
  return 'fate' in row
}
