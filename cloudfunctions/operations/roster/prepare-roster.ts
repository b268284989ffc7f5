import { createHash } from 'node:crypto'
import type { Caller } from '../../../shared/access/caller'
import { type RosterFate, rosterFates } from '../../../shared/people/roster'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { earliestEntries } from '../people/change-person'
import { loadRegister } from './load-register'
import { type PlannedRow, planRoster } from './plan-roster'
import { type ReadSheet, readRows } from './read-rows'
import { isSettled, type RosterRow } from './roster-row'

/** A file that was read, before any city is asked. */
export interface ReadRoster {
  readonly fileHash: string
  readonly sheets: readonly ReadSheet[]
  readonly rows: readonly RosterRow[]
}

export interface PreparedRoster {
  /** names the plan: file, day, and every row's fate with the state of whom it is about */
  readonly preview: string
  readonly rows: readonly PlannedRow[]
  readonly counts: Readonly<Record<RosterFate, number>>
}

/** Reads a file. @throws AppError where it is no roster */
export async function readRoster(bytes: Uint8Array): Promise<ReadRoster> {
  // Only a roster needs what unpacks and reads workbooks: a function that answers anything else does not start it.
  const { readWorkbook } = await import('../../files/read-workbook')
  return { fileHash: createHash('sha256').update(bytes).digest('hex'), ...readRows(await readWorkbook(bytes)) }
}

/** Holds a roster against the city as it stands in this transaction. */
export async function prepareRoster(
  tx: CityTransaction,
  caller: Caller,
  { fileHash, rows }: ReadRoster,
  today: CivilDate,
): Promise<PreparedRoster> {
  const nameKeys = new Set(rows.flatMap((row) => (isSettled(row) ? [] : [row.nameKey])))
  const register = await loadRegister(tx, caller, [...nameKeys], today)
  const planned = planRoster(rows, register, caller.personId, today)
  const checked = await refuseLateJoinings(tx, caller.cityId, planned)
  return {
    preview: hashOf(fileHash, today, checked),
    rows: checked,
    counts: countFates(checked),
  }
}

/**
 * Row by row, so that the text of ten thousand plans never stands in memory at once. A plan is made by the same lines
 * each time, so that its keys have their order already.
 */
function hashOf(fileHash: string, today: CivilDate, rows: readonly PlannedRow[]): string {
  const hash = createHash('sha256').update(`${fileHash} ${today} ${rows.length}`)
  for (const row of rows) hash.update(`\n${JSON.stringify(row)}`)
  return hash.digest('hex')
}

/** Nobody's day of joining moves behind what already happened to them as a member. */
async function refuseLateJoinings(
  tx: CityTransaction,
  cityId: string,
  rows: readonly PlannedRow[],
): Promise<PlannedRow[]> {
  const moved = rows.flatMap(({ writes }) =>
    writes && 'change' in writes && writes.change.joinedOn !== undefined ? [writes.change.id] : [],
  )
  if (moved.length === 0) return [...rows]
  const earliest = await earliestEntries(tx, cityId, moved)
  return rows.map((row) => {
    const change = row.writes && 'change' in row.writes ? row.writes.change : null
    const entry = change ? earliest.get(change.id) : undefined
    if (!change?.joinedOn || entry === undefined || change.joinedOn <= entry) return row
    return { ...row, fate: 'refused', reason: `入党日期 ${change.joinedOn} 晚于已有的登记 ${entry}`, writes: null }
  })
}

function countFates(rows: readonly PlannedRow[]): Record<RosterFate, number> {
  const counts = Object.fromEntries(Object.keys(rosterFates).map((fate) => [fate, 0])) as Record<RosterFate, number>
  for (const { fate } of rows) counts[fate] += 1
  return counts
}
