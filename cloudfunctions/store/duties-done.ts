import { sql } from 'kysely'
import type { CivilDate } from '../../shared/values/civil-date'
import type { CityTransaction } from './in-transaction'

/** What organisations did towards their duties in a year. */
export interface DutiesDone {
  /** `organisation kind month` → how many such activities it held in that month */
  readonly held: ReadonlyMap<string, number>
  /** `organisation ruleset duty by` → how many times it was marked done */
  readonly marked: ReadonlyMap<string, number>
}

/** Reads activities and marks of any number of organisations in two statements. */
export async function dutiesDone(
  tx: CityTransaction,
  cityId: string,
  organisationIds: readonly string[],
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<DutiesDone> {
  const held = await sql<{ key: string; times: number }>`
    select organisation_id || ' ' || kind || ' ' || to_char(held_on, 'YYYY-MM') as key, count(*)::integer as times
    from activities, unnest(kinds) kind
    where city_id = ${cityId} and organisation_id = any (${[...organisationIds]}::uuid[]) and state = 'closed'
      and held_on between ${from} and ${to}
    group by organisation_id, kind, to_char(held_on, 'YYYY-MM')`.execute(tx)
  const marked = await sql<{ key: string; times: number }>`
    select organisation_id || ' ' || ruleset || ' ' || duty || ' ' || due_by as key, times from duty_marks
    where city_id = ${cityId} and organisation_id = any (${[...organisationIds]}::uuid[])
      and due_by between ${from} and ${to}`.execute(tx)
  const asMap = (rows: readonly { key: string; times: number }[]) => new Map(rows.map(({ key, times }) => [key, times]))
  return { held: asMap(held.rows), marked: asMap(marked.rows) }
}
